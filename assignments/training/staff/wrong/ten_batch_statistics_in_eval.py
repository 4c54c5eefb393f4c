"""Batch norm uses the statistics of the batch in eval mode too: F.batch_norm with training=True.
Call self.bn, which knows its mode.

Caught by: test_digit_classifier_in_eval
"""


class DigitClassifier(DigitClassifier):
    def forward(self, image):
        h1 = F.relu(self.layer1(image.flatten(1)))
        bn = self.bn
        h1 = F.batch_norm(h1, bn.running_mean, bn.running_var, bn.weight, bn.bias, training=True)
        return self.layer3(self.ln(F.relu(self.layer2(h1))))
