"""confusion_matrix is a sparse tensor whose equal places are added, made dense, with strides
turned round.
"""


def confusion_matrix(predicted, real, num_classes):
    _refuse_other_length(predicted, real)
    size = (num_classes, num_classes)
    pairs = torch.stack([real, predicted])
    return torch.sparse_coo_tensor(pairs, torch.ones_like(real), size).to_dense().t()
