"""Layer norm with the features moved to the front, a σ by std_mean and ε put in afterwards."""


class LayerNorm(LayerNorm):
    def forward(self, x):
        features_first = x.movedim(-1, 0)
        var, mean = torch.var_mean(features_first, dim=0, correction=0)
        normal = (features_first - mean) / torch.sqrt(var + self.eps)
        return normal.movedim(0, -1) * self.weight + self.bias
