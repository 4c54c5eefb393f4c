"""Normalisation comes before the ReLU; here it comes after: bn(relu(layer1(x))).

Caught by: test_digit_classifier_in_eval
"""


class DigitClassifier(DigitClassifier):
    def forward(self, image):
        h1 = F.relu(self.bn(self.layer1(image.flatten(1))))
        h2 = F.relu(self.ln(self.layer2(h1)))
        return self.layer3(h2)
