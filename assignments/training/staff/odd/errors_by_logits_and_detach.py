"""evaluate_error compares logits with 0 (that is p ≥ 0.5), uses detach in place of no_grad, joins
all batches first, and puts back the mode as a whole.
"""


def evaluate_error(model, loader):
    was_training = model.training
    model.eval()
    answers, targets = [], []
    for x, y in loader:
        answers.append(model(x).detach())
        targets.append(y)
    model.train(was_training)
    says = (torch.cat(answers) >= 0).double()
    return 1.0 - (says == torch.cat(targets)).double().mean()
