#!/usr/bin/python3
"""Writes real_label.truth.json by SciPy and scikit-learn (Debian: python3-scipy, python3-sklearn). Run in this folder.

One table of 1,000 rows: a number x with ties, of 40 values (empty where missing), a category c, a real label y without ties. By the cube
root of the rows y is cut into 10 bins of 100 rows. f_regression, f_classif, Pearson, Spearman and eta where x is present or by category;
mutual information of the bins with x (missing being a value) and with c; mean and standard error of y by category.
"""
import json
import numpy as np
import scipy
import sklearn
from scipy import stats
from sklearn.feature_selection import f_classif, f_regression
from sklearn.metrics import mutual_info_score

r = np.random.default_rng(5)
n = 1000
x = np.round(np.clip(r.normal(0, 1, n), -1.95, 1.95) * 10) / 10 + .05
missing = r.random(n) < .1
c = r.integers(0, 5, n)
y = np.round(1e6 + x * 2 + np.array([0, 1, 3, 0, -2])[c] + r.normal(0, 2, n), 6)
assert len(set(y)) == n
bins = np.argsort(np.argsort(y)) // 100
present = ~missing


def eta(values):
    within = sum(((y[values == v] - y[values == v].mean()) ** 2).sum() for v in np.unique(values))
    return np.sqrt(1 - within / ((y - y.mean()) ** 2).sum())


coded = np.where(missing, 99., x)
truth = {
    "scipy": scipy.__version__,
    "scikit-learn": sklearn.__version__,
    "rows": [["" if m else f"{v:.2f}", "abcde"[k], f"{t:.6f}"] for v, m, k, t in zip(x, missing, c, y)],
    "mean": y.mean(), "deviation": y.std(),
    "x": {"regressionF": f_regression(x[present, None], y[present])[0][0], "pearson": stats.pearsonr(x[present], y[present])[0],
          "spearman": stats.spearmanr(x[present], y[present])[0], "eta": eta(coded), "information": mutual_info_score(coded, bins)},
    "c": {"anovaF": f_classif(y[:, None] - y.mean(), c)[0][0], "eta": eta(c), "information": mutual_info_score(c, bins),
          "chi2": stats.chi2_contingency(stats.contingency.crosstab(c, bins)[1], correction=False).statistic,
          "means": [y[c == k].mean() for k in range(5)], "errors": [stats.sem(y[c == k]) for k in range(5)]},
}
with open("real_label.truth.json", "w") as out:
    json.dump(truth, out, separators=(",", ":"))
    out.write("\n")
