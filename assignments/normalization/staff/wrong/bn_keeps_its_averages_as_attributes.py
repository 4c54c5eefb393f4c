"""The averages are plain attributes: state_dict does not save them and .double() does not move
them; use register_buffer.

Caught by: test_batch_norm_has_parameters_and_buffers, test_batch_norm_loads_what_pytorch_saved,
    test_batch_norm_saves_all_that_it_needs
"""


class BatchNorm1d(BatchNorm1d):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__(num_features, eps, momentum)
        del self.running_mean, self.running_var
        self.running_mean = torch.zeros(num_features)
        self.running_var = torch.ones(num_features)
