"""The network ends in a softmax; CrossEntropyLoss has one inside, so return the logits.

Caught by: test_digit_classifier_in_eval
"""


class DigitClassifier(DigitClassifier):
    def forward(self, image):
        return F.softmax(super().forward(image), dim=1)
