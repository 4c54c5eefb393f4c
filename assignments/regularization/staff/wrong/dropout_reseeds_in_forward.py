"""torch.manual_seed in forward makes every mask the same, and every later draw of the program too.

Caught by: test_dropout_draws_a_new_mask_at_each_call
"""


class Dropout(Dropout):
    def forward(self, x):
        torch.manual_seed(0)
        return super().forward(x)
