"""Layer norm one instance after the other, in a list; reshape makes any input two-dimensional."""


class LayerNorm(LayerNorm):
    def forward(self, x):
        rows = x.reshape(-1, x.shape[-1])
        done = []
        for row in rows:
            centred = row - sum(row) / len(row)
            done.append(centred / (centred.dot(centred) / len(row) + self.eps).sqrt())
        return (torch.stack(done) * self.weight + self.bias).reshape(x.shape)
