"""The first layer and batch norm run twice in a pass, so the moving averages move twice for each
batch.

Caught by: test_digit_classifier_keeps_moving_averages, test_digit_classifiers_stand_side_by_side
"""


class DigitClassifier(DigitClassifier):
    def forward(self, image):
        self.bn(F.relu(self.layer1(image.flatten(1))))
        return super().forward(image)
