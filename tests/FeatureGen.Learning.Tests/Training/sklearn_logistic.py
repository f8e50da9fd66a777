#!/usr/bin/python3
"""Writes sklearn-logistic-rows.csv and sklearn-logistic-weights.csv: what scikit-learn's LogisticRegression makes of a small table.

The table has two numbers, a number with missing values, a category and row weights. Numbers are standardised by the values that are there; a missing
number is 0 with an indicator of its own, as FeatureGen has it. Objective: sum(weight * loss) / sum(weight) + l2 / 2 |w|^2.
"""
import numpy as np
from pathlib import Path
from sklearn.linear_model import LogisticRegression

L2 = 0.01
ROWS = 200
here = Path(__file__).parent
rng = np.random.RandomState(7)
a = np.round(rng.normal(10, 3, ROWS), 2)
b = np.round(rng.exponential(2, ROWS), 2)
c = np.round(rng.uniform(-1, 1, ROWS), 2)
missing = rng.uniform(size=ROWS) < 0.2
kind = rng.randint(0, 4, ROWS)
weight = np.round(rng.uniform(0.5, 2, ROWS), 2)
margin = 0.4 * (a - 10) - 0.5 * b + c + missing + np.array([0.5, -0.5, 0, 1])[kind]
label = (rng.uniform(size=ROWS) < 1 / (1 + np.exp(-margin))).astype(int)

standardised = [(a - a.mean()) / a.std(), (b - b.mean()) / b.std()]
there = c[~missing]
standardised.append(np.where(missing, 0, (c - there.mean()) / there.std()))
x = np.column_stack(standardised + [missing] + [kind == k for k in range(4)]).astype(float)
model = LogisticRegression(C=1 / (L2 * weight.sum()), tol=1e-12, max_iter=10000).fit(x, label, sample_weight=weight)

with open(here / "sklearn-logistic-rows.csv", "w") as out:
    out.write("A,B,C,Kind,Weight,Label\n")
    for i in range(ROWS):
        out.write(f"{a[i]},{b[i]},{'' if missing[i] else c[i]},k{kind[i]},{weight[i]},{label[i]}\n")
with open(here / "sklearn-logistic-weights.csv", "w") as out:
    out.write("bias,A,B,C,CMissing,k0,k1,k2,k3\n")
    out.write(",".join(f"{w:.8f}" for w in [model.intercept_[0], *model.coef_[0]]) + "\n")
