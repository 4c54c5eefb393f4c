"""predict_label takes the step function of the distance to the threshold, which is a tensor."""


def predict_label(prob, threshold=torch.tensor(0.5)):
    distance = prob.detach() - torch.as_tensor(threshold, dtype=prob.dtype)
    return torch.heaviside(distance, torch.ones((), dtype=prob.dtype)).to(torch.long)
