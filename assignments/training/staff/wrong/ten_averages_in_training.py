"""Batch norm stays in eval mode for good, so training uses the moving averages, which never move.

Caught by: test_digit_classifier_in_training
"""


class DigitClassifier(DigitClassifier):
    def train(self, mode=True):
        super().train(mode)
        self.bn.eval()
        return self
