"""f1 is the statistics module's harmonic mean; macro_f1 asks it about each class in turn."""


def f1(predicted, real):
    from statistics import harmonic_mean

    return harmonic_mean([precision(predicted, real), recall(predicted, real)])


def macro_f1(predicted, real, num_classes):
    from statistics import fmean

    return fmean(f1(predicted == c, real == c) for c in range(num_classes))
