"""bce mixes the two logs with torch.lerp, and checks the reduction before anything else."""


def bce(prob, target, reduction="mean"):
    assert reduction in {"mean", "sum", "none"}
    assert target.size() == prob.size()
    log_p = torch.log(prob).clamp_min(-100)
    log_q = torch.log1p(-prob).clamp_min(-100)
    return _reduced(-torch.lerp(log_q, log_p, target.to(prob.dtype)), reduction)
