#!/usr/bin/python3
"""Writes metrics.truth.json: AUC, logarithmic loss and NDCG@k by scikit-learn (Debian: python3-sklearn). Run in this folder."""
import json
import numpy as np
import sklearn
from sklearn.metrics import log_loss, ndcg_score, roc_auc_score

r = np.random.default_rng(11)


def case(n, levels, groups):
    labels = (r.random(n) < 0.3).astype(int)
    margins = np.float32(np.round((r.normal(0, 1, n) + labels) * levels) / levels)
    weights = np.float32(r.integers(1, 5, n))
    probabilities = 1 / (1 + np.exp(-margins.astype(np.float64)))
    group = r.integers(0, groups, n)
    gains = r.integers(0, 4, n) * labels
    found = {k: [] for k in (1, 3, 10)}
    for g in range(groups):
        rows = group == g
        if rows.sum() < 2 or gains[rows].sum() == 0:
            assert rows.sum() == 0 or gains[rows].sum() == 0
            continue
        for k in found:
            found[k].append(ndcg_score([gains[rows]], [margins[rows].astype(np.float64)], k=k))
    return {
        "margins": [float(x) for x in margins],
        "labels": [int(x) for x in labels],
        "weights": [float(x) for x in weights],
        "groups": [int(x) for x in group],
        "gains": [int(x) for x in gains],
        "auc": roc_auc_score(labels, margins),
        "auc_weighted": roc_auc_score(labels, margins, sample_weight=weights),
        "logloss": log_loss(labels, probabilities),
        "logloss_weighted": log_loss(labels, probabilities, sample_weight=weights),
        "ndcg": {str(k): float(np.mean(v)) for k, v in found.items()},
    }


cases = [case(300, 1000, 12), case(300, 2, 12), case(40, 1, 3), case(200, 4, 1)]
with open("metrics.truth.json", "w") as out:
    json.dump({"scikit-learn": sklearn.__version__, "cases": cases}, out, separators=(",", ":"))
    out.write("\n")
