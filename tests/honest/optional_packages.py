"""It imports what may not be installed, and does without."""

try:
    import seaborn as plots
except ImportError:
    plots = None
try:
    from tqdm.auto import tqdm
except ImportError:
    tqdm = iter
try:
    import tensorflow as tf
except ModuleNotFoundError:
    tf = None


def double(x):
    return sum(x for _ in tqdm([1, 2]))
