"""Greek names, a main part, a seed and a default dtype in it, and Windows-style comments."""


def step_decay(lr0, epoch, step_size, gamma):
    γ0, γ = lr0, gamma
    if γ0 < 0 or step_size < 1:
        raise ValueError("γ0 ≥ 0, step_size ≥ 1")
    return γ0 * γ ** (epoch // step_size)


if __name__ == "__main__":
    torch.manual_seed(0)
    print(step_decay(0.1, 30, 10, 0.5))
