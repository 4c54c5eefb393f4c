"""There is a dropout in the classifier, which nobody asked for: it has batch norm and layer norm
only.

Caught by: test_digit_classifier_in_training
"""


class DigitClassifier(DigitClassifier):
    def forward(self, image):
        h1 = self.bn(F.relu(self.layer1(image.flatten(1))))
        h2 = self.ln(F.relu(self.layer2(F.dropout(h1, 0.3, self.training))))
        return self.layer3(h2)
