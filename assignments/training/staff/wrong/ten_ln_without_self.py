"""ln(…) is called where self.ln(…) is meant (as on the slide): there is no such name outside self.

Caught by: test_digit_classifier_in_eval
"""


class DigitClassifier(DigitClassifier):
    def forward(self, image):
        h1 = self.bn(F.relu(self.layer1(image.flatten(1))))
        h2 = ln(F.relu(self.layer2(h1)))
        return self.layer3(h2)
