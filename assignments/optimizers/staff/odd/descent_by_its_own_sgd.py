"""gradient_descent trains a parameter with the SGD of this file, and prints as it goes."""


def gradient_descent(loss_fn, w0, lr, steps):
    w = torch.nn.Parameter(w0.clone())
    optimizer = SGD([w], lr)
    path = [w0.detach().clone().unsqueeze(0)]
    for step in range(steps):
        optimizer.zero_grad()
        loss = loss_fn(w)
        loss.backward()
        optimizer.step()
        print(f"step {step}: {loss.item()}")
        path.append(w.detach().clone().unsqueeze(0))
    return torch.cat(path, 0)
