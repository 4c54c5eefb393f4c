"""Batch norm works on .detach()ed numbers: no gradient reaches layer1.

Caught by: test_digit_classifier_in_eval
"""


class DigitClassifier(DigitClassifier):
    def forward(self, image):
        h1 = self.bn(F.relu(self.layer1(image.flatten(1))).detach())
        return self.layer3(self.ln(F.relu(self.layer2(h1))))
