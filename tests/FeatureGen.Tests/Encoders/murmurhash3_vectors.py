#!/usr/bin/env python3
"""Writes murmurhash3_vectors.tsv: texts and their hash by scikit-learn, the truth of HashingTests.

    apt-get install python3-sklearn
    /usr/bin/python3 murmurhash3_vectors.py

A line is the text as JSON, a tab, murmurhash3_32(text, seed=0, positive=True).
"""
import json
import pathlib
import random

from sklearn.utils import murmurhash3_32

ALPHABETS = [
    "abcdefghijklmnopqrstuvwxyz0123456789 _-=",
    "aZ\u007f\u0080\u00e9\u00df\u0131\u0130\u03a9\u0416",
    "x\u4e2d\u6587\u3042\ud55c\u20ac\ufffd\uffff\u07ff\u0800",
    "q\U0001f600\U0001f468\u200d\U0001f469\U0010ffff\U00010000",
]


def texts():
    yield ""
    yield from ["\0", "\0\0\0\0", "a\0b", "Istanbul", "\u0130stanbul", "e\u0301", "\u00e9"]
    rng = random.Random(20240601)
    for alphabet in ALPHABETS:
        for length in range(1, 41):
            yield "".join(rng.choice(alphabet) for _ in range(length))
        for length in (63, 64, 65, 85, 86, 127, 128, 129, 255, 256, 257):
            yield "".join(rng.choice(alphabet) for _ in range(length))
    # ASCII up to one place, so that every change of path in the middle of a text is met.
    for place in range(24):
        yield "a" * place + "\u00e9" + "b" * (23 - place)


lines = [f"{json.dumps(text)}\t{murmurhash3_32(text, seed=0, positive=True)}\n" for text in texts()]
pathlib.Path(__file__).with_suffix(".tsv").write_text("".join(lines), encoding="ascii")
