"""momentum_step and adam_step work on copies, in place."""


def momentum_step(w, grad, velocity, lr, momentum=0.9):
    w, velocity = w.clone(), velocity.clone()
    velocity.mul_(momentum).add_(grad)
    w.sub_(lr * velocity)
    return w, velocity


def adam_step(w, grad, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8):
    m = torch.lerp(grad, m, betas[0])
    v = v.clone().mul_(betas[1]).addcmul_(grad, grad, value=1 - betas[1])
    size = lr / (1 - betas[0] ** t)
    return w.addcdiv(m, (v / (1 - betas[1] ** t)).sqrt() + eps, value=-size), m, v
