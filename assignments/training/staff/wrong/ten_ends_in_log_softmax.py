"""The network ends in a log-softmax; that is for NLLLoss. Return the logits, and let
CrossEntropyLoss do it.

Caught by: test_digit_classifier_in_eval
"""


class DigitClassifier(DigitClassifier):
    def forward(self, image):
        return F.log_softmax(super().forward(image), dim=1)
