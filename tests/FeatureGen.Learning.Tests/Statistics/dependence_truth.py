#!/usr/bin/python3
"""Writes dependence.truth.json by SciPy and scikit-learn (Debian: python3-scipy, python3-sklearn). Run in this folder.

tables: counts [[...], ...] with chi-squared, Cramer's V and the p-value of the G test; shuffles: margins with mean and standard
deviation of the mutual information over 200,000 shuffles of the label, and for some values the shares of more and of at least as much;
numbers: values and labels with F, correlation ratio, Pearson, Spearman; gamma: tails of the gamma distribution; qvalues: Benjamini and
Hochberg by their definition (SciPy has it from 1.11 on).
"""
import json
import numpy as np
import scipy
import sklearn
from scipy import special, stats
from sklearn.feature_selection import f_classif

r = np.random.default_rng(11)


def table(counts):
    counts = np.array(counts)
    chi2 = stats.chi2_contingency(counts, correction=False)
    g = stats.chi2_contingency(counts, correction=False, lambda_="log-likelihood")
    return {"counts": counts.tolist(), "chi2": chi2.statistic, "v": stats.contingency.association(counts, method="cramer"),
            "g_p": g.pvalue}


def shuffles(rows, labels, draws=200_000):
    rows, labels = np.array(rows), np.array(labels)
    n = rows.sum()
    xlogx = special.xlogy(np.arange(n + 1), np.arange(n + 1))
    law = stats.random_table(rows, labels, seed=r)
    information = np.empty(draws)
    for i in range(0, draws, 1000):
        information[i:i + 1000] = xlogx[law.rvs(1000).astype(int)].sum((1, 2))
    information = (information - xlogx[rows].sum() - xlogx[labels].sum() + xlogx[n]) / n
    return {"rows": rows.tolist(), "labels": labels.tolist(), "mean": information.mean(), "sd": information.std(),
            "tails": [[x, (information > x + 1e-12).mean(), (information > x - 1e-12).mean()]
                      for x in np.quantile(information, [.5, .9, .99])]}


def numbers(x, y):
    f, _ = f_classif(x[:, None], y)
    within = sum(((x[y == c] - x[y == c].mean()) ** 2).sum() for c in np.unique(y))
    case = {"x": x.tolist(), "y": y.tolist(), "f": f[0], "ratio": np.sqrt(1 - within / ((x - x.mean()) ** 2).sum())}
    if len(np.unique(y)) == 2:
        case |= {"pearson": stats.pearsonr(x, y)[0], "spearman": stats.spearmanr(x, y)[0]}
    return case


y2, y3 = r.integers(0, 2, 60), r.integers(0, 3, 60)
p = np.sort(np.concatenate([r.random(12), r.random(4) ** 6]))[r.permutation(16)]
truth = {
    "scipy": scipy.__version__,
    "scikit-learn": sklearn.__version__,
    "tables": [table([[300, 310], [280, 350], [290, 270]]), table([[90, 110, 100], [100, 120, 95]]),
               table(r.multinomial(40000, np.full(150, 1 / 150)).reshape(50, 3))],
    "shuffles": [
        shuffles([200, 100, 100], [250, 150]),
        shuffles([2] * 200, [40, 360]),
        shuffles([1] * 100 + [5] * 40 + [100], [300, 100]),
        shuffles([3] * 80 + [10] * 16, [200, 100, 60, 40]),
        shuffles([40] * 50, [1000, 1000]),
    ],
    "numbers": [numbers(np.round(r.normal(0, 2, 60) + y2, 1), y2), numbers(np.round(r.exponential(3, 60) - y3), y3)],
    "gamma": [[a, x, special.gammaincc(a, x)] for a, x in
              ((.5, .01), (.5, 9), (1, 700), (31.5, 20), (31.5, 80), (5000, 4900), (5000, 5300), (1e5, 1e5 + 1000), (3e-3, 1e-9))],
    "qvalues": {"p": p.tolist(), "q": [min(p[j] * len(p) / sum(p <= p[j]) for j in range(len(p)) if p[j] >= x) for x in p]},
}
with open("dependence.truth.json", "w") as out:
    json.dump(truth, out, separators=(",", ":"))
    out.write("\n")
