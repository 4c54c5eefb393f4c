"""v keeps its largest value (AMSGrad); plain Adam lets it fall again.

Caught by: test_adam_weight_decay_is_l2, test_adam_adds_eps_to_the_corrected_root,
test_adam_takes_any_betas_to_the_last_digits, test_adam_on_the_slide_with_other_settings,
test_adam_works_in_a_training_loop, test_adam_skips_a_weight_without_gradient,
test_adam_starts_afresh_on_a_used_weight
"""


class Adam(Adam):
    def _remember(self, i, g):
        largest = self.v[i]
        super()._remember(i, g)
        self.v[i] = torch.maximum(largest, self.v[i])
