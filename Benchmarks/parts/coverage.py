"""One million service periods to month × paragraph × facility: days, cost, distinct persons. The same result of all."""

import filecmp
import pathlib
import subprocess
import sys

from measure import run, table, verdict

PEERS = {
    "duckdb": "DuckDB 1.5.5, range join",
    "pandas": "pandas 3.1, måned for måned",
    "polars": "polars 2.1, udfoldet",
    "duckdb_ends": "(vores metode som SQL i DuckDB)",
}


def main():
    work = pathlib.Path(".work")
    source = work / "periods.csv"
    if not source.exists():
        subprocess.run([sys.executable, "peers/make_periods.py", source], check=True)
    subprocess.run(["swift", "build", "--configuration", "release", "--quiet"], check=True, stdout=subprocess.DEVNULL)
    ours = run("Rød Tråd", [".build/release/coverage", source, work / "ours.csv"], times=5)
    ours.note = "facit"
    rows = [ours]
    for peer, name in PEERS.items():
        target = work / f"{peer}.csv"
        target.unlink(missing_ok=True)
        result = run(name, [sys.executable, f"peers/peer_{peer}.py", source, target], times=2)
        result.note = "samme" if filecmp.cmp(work / "ours.csv", target, shallow=False) else "FORSKELLIGT"
        rows.append(result)
    count = sum(1 for _ in open(work / "ours.csv")) - 1
    table(
        f"1.000.000 indsatsperioder ({source.stat().st_size / 1e6:.0f} MB) til {count} rækker; hele processer, bedste af "
        "2 (vores af 5)",
        [[r.name, f"{r.seconds:.2f}", f"{r.seconds / ours.seconds:.1f} ×", f"{r.peak_mib:.0f}",
          f"{r.peak_mib / ours.peak_mib:.1f} ×", r.note] for r in rows],
        ["", "sekunder", "tid", "MiB", "hukommelse", "resultat"])
    others = rows[1:4]
    fastest, smallest = min(r.seconds for r in others), min(r.peak_mib for r in others)
    return all([
        verdict(fastest / ours.seconds >= 5, f"mindst 5 gange hurtigere end den hurtigste ({fastest / ours.seconds:.1f})"),
        verdict(ours.peak_mib < smallest, f"mindre hukommelse end den mindste ({ours.peak_mib:.0f} mod {smallest:.0f} MiB)"),
        verdict(all(r.note == "samme" for r in rows[1:]), "samme resultat, række for række"),
    ])
