"""predict_label goes through prob one by one and returns what is not under the threshold."""


def predict_label(prob, threshold=0.5):
    return torch.tensor([0 if p < threshold else 1 for p in prob.tolist()], dtype=torch.int64)
