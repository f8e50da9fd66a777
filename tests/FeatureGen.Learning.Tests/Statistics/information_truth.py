#!/usr/bin/python3
"""Writes information.truth.json: mutual information and its expectation under fixed margins, by scikit-learn (Debian: python3-sklearn).

Run in this folder. Labels are given as codes, one row each: [{"a": [...], "b": [...], "mi": ..., "emi": ...}, ...]
"""
import json
import numpy as np
import sklearn
from sklearn.metrics import mutual_info_score
from sklearn.metrics.cluster import contingency_matrix, expected_mutual_information

r = np.random.default_rng(7)


def case(a, b):
    table = contingency_matrix(a, b, sparse=True)
    return {
        "a": [int(x) for x in a],
        "b": [int(x) for x in b],
        "mi": mutual_info_score(a, b),
        "emi": expected_mutual_information(table, len(a)),
    }


n = 400
label = r.integers(0, 2, n)
cases = [
    case(r.integers(0, 2, n), label),
    case(r.integers(0, 40, n), label),
    case(np.arange(n), label),
    case(np.where(r.random(n) < 0.2, r.integers(0, 2, n), label), label),
    case(np.minimum(r.geometric(0.1, n), 50), r.integers(0, 7, n)),
    case(r.integers(0, 20, n), r.integers(0, 20, n)),
    case(np.zeros(n, int), label),
    case([0, 0, 1, 1, 2], [0, 1, 1, 1, 0]),
    case(np.arange(5), [3, 3, 3, 3, 1]),
]
with open("information.truth.json", "w") as out:
    json.dump({"scikit-learn": sklearn.__version__, "cases": cases}, out, separators=(",", ":"))
    out.write("\n")
