"""The image is shifted in place, so the caller's data change at every pass; compute into a new
tensor.

Caught by: test_small_digit_net_in_eval
"""


class SmallDigitNet(SmallDigitNet):
    def forward(self, image):
        with torch.no_grad():
            image.sub_(image.mean())
        return super().forward(image)
