"""Both networks use the weights of their layers by hand, with matrix products and F.dropout."""


class SmallDigitNet(SmallDigitNet):
    def forward(self, image):
        x = image.reshape(len(image), 784)
        h = torch.relu(x @ self.layer1.weight.T + self.layer1.bias)
        h = F.dropout(h, p=0.3, training=self.training)
        return torch.addmm(self.layer2.bias, h, self.layer2.weight.t())


class DigitClassifier(DigitClassifier):
    def forward(self, image):
        x = torch.flatten(image, start_dim=1)
        h = self.bn(torch.maximum(self.layer1(x), torch.zeros((), dtype=x.dtype)))
        h = F.relu(self.layer2(h))
        mean, var = h.mean(-1, keepdim=True), h.var(-1, keepdim=True, unbiased=False)
        h = (h - mean) / (var + self.ln.eps).sqrt() * self.ln.weight + self.ln.bias
        return self.layer3(h)
