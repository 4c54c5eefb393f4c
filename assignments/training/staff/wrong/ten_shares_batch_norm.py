"""One batch norm is made for all networks, so they share weights and moving averages; make it in
__init__.

Caught by: test_digit_classifiers_stand_side_by_side
"""

_bn = nn.BatchNorm1d(50)


class DigitClassifier(DigitClassifier):
    def __init__(self):
        super().__init__()
        self.bn = _bn.to(torch.float32)
