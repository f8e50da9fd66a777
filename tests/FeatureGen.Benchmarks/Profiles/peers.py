"""peers.py CSV sklearn|xgboost: the columns, best first, a line each; then a line of processor seconds and peak MiB of the whole process."""
import resource
import sys

import numpy as np
import pandas as pd

path, which = sys.argv[1:3]
table = pd.read_csv(path, nrows=100_000 if which == "xgboost" else None)
label = table.pop("label").to_numpy()
if which == "sklearn":
    from sklearn.feature_selection import mutual_info_classif
    codes = np.column_stack([pd.factorize(table[name], use_na_sentinel=False)[0] if "use_na_sentinel" in pd.factorize.__code__.co_varnames
                             else pd.factorize(table[name].fillna(-1))[0] for name in table])
    scores = mutual_info_classif(codes, label, discrete_features=True)
else:
    import xgboost
    model = xgboost.XGBClassifier(n_estimators=100, max_depth=6, tree_method="hist", n_jobs=1)
    scores = model.fit(table.to_numpy(np.float32), label).feature_importances_
for column in np.argsort(-scores, kind="stable"):
    print(table.columns[column])
used = resource.getrusage(resource.RUSAGE_SELF)
print(f"{used.ru_utime + used.ru_stime:.2f} {used.ru_maxrss / 1024:.0f}")
