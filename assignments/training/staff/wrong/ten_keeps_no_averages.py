"""Batch norm keeps no moving averages (track_running_stats=False), so eval depends on the batch.

Caught by: test_digit_classifier_in_eval
"""


class DigitClassifier(DigitClassifier):
    def __init__(self):
        super().__init__()
        self.bn = nn.BatchNorm1d(50, track_running_stats=False)
