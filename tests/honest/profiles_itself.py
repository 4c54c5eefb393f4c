"""It measures its own operators, in both of torch's ways, and looks at what it found."""

import torch
from torch.profiler import ProfilerActivity, profile, record_function


def double(x):
    with torch.autograd.profiler.profile(record_shapes=True) as measured:
        torch.ones(3).add(1)
    assert "aten::add" in {one.key for one in measured.key_averages()}
    assert measured.self_cpu_time_total > 0
    with profile(activities=[ProfilerActivity.CPU], record_shapes=True) as traced:
        with record_function("doubling"):
            twice = 2 * x
        torch.ones(3).mul(2)
    assert "aten::mul" in traced.key_averages(group_by_input_shape=True).table()
    assert "doubling" in {event.name for event in traced.events()}
    with torch.autograd.profiler.profile(enabled=False):
        return twice
