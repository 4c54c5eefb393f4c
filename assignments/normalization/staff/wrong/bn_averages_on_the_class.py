"""The averages are kept on the class, so all layers share them; keep them on self.

Caught by: test_batch_norm_adds_eps_under_the_root, test_batch_norm_changes_its_mode,
    test_batch_norm_trains_without_autograd, test_batch_norm_averages_have_no_graph,
    test_batch_norm_saves_all_that_it_needs, test_batch_norm_layers_are_apart
"""


class BatchNorm1d(BatchNorm1d):
    shared = {}

    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__(num_features, eps, momentum)
        for name in ("running_mean", "running_var"):
            self._buffers[name] = self.shared.setdefault(name, self._buffers[name])

    def _apply(self, fn, *args, **settings):
        super()._apply(fn, *args, **settings)
        for name in ("running_mean", "running_var"):
            known = self.shared[name]
            fits = known.dtype == self._buffers[name].dtype and len(known) == len(
                self._buffers[name]
            )
            self._buffers[name] = self.shared[name] = known if fits else self._buffers[name]
        return self
