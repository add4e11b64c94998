"""One million service periods with faults of ten kinds: the product's intake and checks beside pandera, the same (row, rule) of both.

Ours is the whole of what a load does before the model: hash, sealed archive, encoding, every value's form, staging, checks.
"""

import csv
import pathlib
import subprocess
import sys

from measure import run, table, verdict

# What the program calls a rule, by what it is called here.
RULES = {
    "vaerdi-mangler": "missing", "cpr-ugyldigt": "cpr", "dato-ugyldig": "date", "kommune-ugyldig": "municipality",
    "tal-ugyldigt": "number", "dato-tvetydig": "ambiguous", "V1": "repeated", "V2": "ends_before_start",
    "V3": "followed_before_start", "V4": "granted_long_after"}


def main():
    work = pathlib.Path(".work").absolute()
    source, sown = work / "services/indsatser.csv", work / "services/faults.csv"
    if not sown.exists():
        subprocess.run([sys.executable, "peers/make_services.py", source.parent], check=True)
    subprocess.run(["swift", "build", "--package-path", "..", "--configuration", "release", "--quiet", "--product", "validation",
                    "--static-swift-stdlib"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    # The delivery is the one file; its key stands beside it.
    delivery = work / "services-delivery"
    delivery.mkdir(exist_ok=True)
    (delivery / source.name).unlink(missing_ok=True)
    (delivery / source.name).hardlink_to(source)
    best = None
    for _ in range(3):
        subprocess.run(["rm", "-rf", work / "home-validation"], check=True)
        result = run("Rød Tråd: indlæsning og kontroller", [
            "../.build/release/validation", "../Definitions", "Validation", delivery, work / "home-validation",
            work / "validation.csv"])
        best = result if best is None or result.seconds < best.seconds else best
    pandera = run("pandera 0.35 på pandas 3.1", [
        sys.executable, "peers/peer_pandera.py", source, work / "pandera.csv"], times=2)
    key = pairs(sown)
    ours = {(row, RULES.get(rule, rule)) for row, rule in pairs(work / "validation.csv")}
    theirs = pairs(work / "pandera.csv")
    best.note, pandera.note = (f"{len(found & key)} af {len(key)}, {len(found - key)} for meget" for found in (ours, theirs))
    table(
        f"1.000.000 indsatser ({source.stat().st_size / 1e6:.0f} MB) med fejl af ti slags; hele processer, bedste af 3 og 2",
        [[r.name, f"{r.seconds:.2f}", f"{r.seconds / best.seconds:.1f} ×", f"{r.peak_mib:.0f}", r.note] for r in (best, pandera)],
        ["", "sekunder", "tid", "MiB", "(række, regel)"])
    return all([
        verdict(ours == key == theirs, "de samme rækker og regler, og det er dem, der er sået"),
        verdict(pandera.seconds / best.seconds >= 3, f"mindst 3 gange hurtigere ({pandera.seconds / best.seconds:.1f})"),
    ])


def pairs(path):
    with open(path, encoding="utf-8", newline="") as file:
        return {(int(row), rule) for row, rule in list(csv.reader(file, delimiter=";"))[1:]}
