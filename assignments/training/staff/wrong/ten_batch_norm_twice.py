"""self.ln is a batch norm; after the second layer each image is normalised by itself:
nn.LayerNorm(20).

Caught by: test_digit_classifier_in_eval
"""


class DigitClassifier(DigitClassifier):
    def __init__(self):
        super().__init__()
        self.ln = nn.BatchNorm1d(20)
