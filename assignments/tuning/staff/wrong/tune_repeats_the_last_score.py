"""After a failure the score of the candidate before is appended once more; set it to NaN in the
except.

Caught by: test_tune_goes_on_after_a_failure
"""


def tune(candidates, train_and_score, minimize=True):
    scores, score = [], math.nan
    for candidate in candidates:
        try:
            score = train_and_score(candidate)
        except ValueError:
            pass
        scores.append(score)
    return candidates[_first_best(scores, minimize)], scores
