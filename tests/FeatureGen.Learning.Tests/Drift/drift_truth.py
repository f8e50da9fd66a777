#!/usr/bin/python3
"""Writes drift.truth.json by SciPy (Debian: python3-scipy). Run in this folder.

Pairs of counts over the same cells, with the Jensen-Shannon distance to base 2, the two-sample Kolmogorov-Smirnov statistic and its
asymptotic p-value over the cells' places, and, where every cell expects five in both, the p-value of the G test. The stability
index is that of its definition, with half an observation added to every cell that one of the two reaches.
"""
import json
import numpy as np
import scipy
from scipy import stats
from scipy.spatial import distance

r = np.random.default_rng(4)


def case(was, now):
    was, now = np.array(was), np.array(now)
    places = np.arange(len(was))
    ks = stats.ks_2samp(np.repeat(places, was), np.repeat(places, now), method="asymp")
    reached = was + now > 0
    p, q = was[reached] + .5, now[reached] + .5
    p, q = p / p.sum(), q / q.sum()
    result = {"was": was.tolist(), "is": now.tolist(), "js": distance.jensenshannon(was, now, base=2), "ks": ks.statistic, "ks_p": ks.pvalue,
              "psi": ((p - q) * np.log(p / q)).sum()}
    table = np.array([was[reached], now[reached]])
    if stats.contingency.expected_freq(table).min() >= 5:
        result["g_p"] = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood").pvalue
    return result


shares = r.dirichlet(np.full(20, 3))
shifted = np.roll(shares, 1)
truth = {
    "scipy": scipy.__version__,
    "cases": [
        case(r.multinomial(1000, shares), r.multinomial(1000, shares)),
        case(r.multinomial(100_000, shares), r.multinomial(5000, .95 * shares + .05 * shifted)),
        case(r.multinomial(3000, shares), r.multinomial(2000, .9 * shares + .1 * shifted)),
        case(r.multinomial(400, shares), r.multinomial(300, shares[::-1])),
        case([50, 0, 30, 20], [10, 15, 0, 5]),
        case([700, 300], [330, 170]),
        case([40, 60, 0], [0, 0, 100]),
    ],
}
with open("drift.truth.json", "w") as out:
    json.dump(truth, out, separators=(",", ":"))
    out.write("\n")
