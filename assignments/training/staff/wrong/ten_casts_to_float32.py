"""The image is made float32 with .float(), so a model in float64 cannot use it; leave the dtype
alone.

Caught by: test_digit_classifier_in_float64_and_its_gradients
"""


class DigitClassifier(DigitClassifier):
    def forward(self, image):
        return super().forward(image.float())
