"""predict_label compares in NumPy and returns a tensor on its memory."""


def predict_label(prob, threshold=0.5):
    import numpy as np

    return torch.from_numpy(np.where(prob.numpy() >= threshold, 1, 0).astype(np.int64))
