"""β starts at ones: it starts at zeros, or every output is shifted by 1.

Caught by: test_batch_norm_has_parameters_and_buffers,
    test_batch_norm_takes_its_settings_by_position
"""


class BatchNorm1d(BatchNorm1d):
    def __init__(self, *args, **settings):
        super().__init__(*args, **settings)
        self.bias = nn.Parameter(torch.ones_like(self.weight))
