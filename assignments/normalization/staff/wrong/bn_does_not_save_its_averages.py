"""register_buffer(…, persistent=False) keeps the averages out of state_dict: a saved model would
forget them.

Caught by: test_batch_norm_loads_what_pytorch_saved, test_batch_norm_saves_all_that_it_needs
"""


class BatchNorm1d(BatchNorm1d):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__(num_features, eps, momentum)
        self.register_buffer("running_mean", torch.zeros(num_features), persistent=False)
        self.register_buffer("running_var", torch.ones(num_features), persistent=False)
