"""evaluate_error goes through the samples one by one in Python, under inference_mode."""


def evaluate_error(model, loader):
    mode, wrong, n = model.training, 0, 0
    model.train(False)
    with torch.inference_mode():
        for x, y in loader:
            for logit, target in zip(model(x).view(-1).tolist(), y.view(-1).tolist()):
                p = 1 / (1 + 2.718281828459045**-logit)
                wrong += (p < 0.5 and target == 1) or (p >= 0.5 and target == 0)
                n += 1
    model.train(mode)
    return wrong / n
