"""Dropout as an autograd function that saves the mask and applies it to the gradient."""


class Drop(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, p, scale):
        mask = (torch.rand(x.shape) > p).to(x.dtype).mul(scale)
        ctx.save_for_backward(mask)
        return x * mask

    @staticmethod
    def backward(ctx, slope):
        (mask,) = ctx.saved_tensors
        return slope * mask, None, None


class Dropout(nn.Module):
    def __init__(self, p: float = 0.5, inverted: bool = True):
        if not (0 <= p <= 1):
            raise ValueError("0 <= p <= 1")
        nn.Module.__init__(self)
        self.p = p
        self.inverted = inverted

    def forward(self, input):
        if self.training:
            scale = 1 / (1 - self.p) if self.inverted and self.p < 1 else 1.0
            return Drop.apply(input, self.p, scale)
        if self.inverted:
            return input
        return input.mul(1 - self.p)
