"""image.view needs pixels that lie in memory one after the other; reshape or flatten(1) takes any
strides.

Caught by: test_digit_classifier_takes_images_of_any_strides
"""


class DigitClassifier(DigitClassifier):
    def forward(self, image):
        return super().forward(image.view(-1, 784))
