"""All six functions written in plain Python, with closures behind the names, annotations of their
own and one helper for all draws.
"""


def _make():
    inf = float("inf")

    def below(n: "int", generator) -> "int":
        return int(torch.randint(0, n, size=(1,), generator=generator)[0])

    def mixed(items, generator):
        items = list(items)
        for i in range(len(items) - 1, 0, -1):
            j = below(i + 1, generator)
            items[i], items[j] = items[j], items[i]
        return items

    def by_class(labels):
        found = {}
        for i in range(len(labels)):
            found[labels[i].item()] = found.get(labels[i].item(), []) + [i]
        return found

    def grid(space):
        names, trials = [*space], []

        def visit(trial, depth):
            if depth == len(names):
                trials.append(dict(trial))
                return
            for value in space[names[depth]]:
                trial[names[depth]] = value
                visit(trial, depth + 1)

        visit({}, 0)
        return trials

    def random_search(space, n, generator):
        def draw(values):
            match_ = values[0] if isinstance(values, tuple) else None
            u = below(2**52, generator) / 2**52
            if match_ == "uniform":
                return (1 - u) * values[1] + u * values[2]
            if match_ == "log_uniform":
                return values[1] ** (1 - u) * values[2] ** u
            return values[int(u * len(values))]

        return [{k: draw(v) for k, v in space.items()} for _ in [None] * n]

    def place_of_best(scores, minimize):
        flipped = [(s if minimize else -s) for s in map(float, scores)]
        lowest = min([s for s in flipped if s == s], default=inf)
        return flipped.index(lowest)

    def best_trial(trials, scores, minimize=True):
        return trials[place_of_best(scores, minimize)]

    def stratified_split(labels, fraction, generator):
        if not (0 <= fraction <= 1):
            raise ValueError("bad fraction")
        first, second = [], []
        for members in by_class(labels).values():
            members = mixed(members, generator)
            cut = int((2 * fraction * len(members) + 1) // 2)
            first.extend(members[:cut])
            second.extend(members[cut:])
        return mixed(first, generator), mixed(second, generator)

    def stratified_folds(labels, k, generator):
        if k < 1:
            raise ValueError("bad k")
        folds, turn = [[] for _ in range(k)], 0
        for members in by_class(labels).values():
            for i in mixed(members, generator):
                folds[turn % k].append(i)
                turn += 1
        return folds

    def tune(candidates, train_and_score, minimize=True):
        scores = []
        for candidate in candidates:
            try:
                scores.append(train_and_score(candidate))
            except ValueError:
                scores.append(inf - inf)
        return candidates[place_of_best(scores, minimize)], scores

    return grid, random_search, best_trial, stratified_split, stratified_folds, tune


grid, random_search, best_trial, stratified_split, stratified_folds, tune = _make()
