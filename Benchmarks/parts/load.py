"""`traad load` of 3,000 citizens × 10 years beside DuckDB alone: the same files read, the same facts built."""

import pathlib
import sys

import duckdb

from measure import run, table, verdict
from parts.program import delivery, load, rows_of, size_of


def main():
    folder = delivery()
    home = pathlib.Path(".work/home-load").absolute()
    ours = load(home, times=3)
    floor = run("DuckDB 1.5.5 alene", [sys.executable, "floor/duckdb_floor.py", folder, ".work/floor.duckdb"], times=3)
    table(
        f"3.000 borgere × 10 år: {rows_of(folder):,} rækker, {size_of(folder) / 1e6:.0f} MB; hele processer, bedste af 3"
        .replace(",", "."),
        [[r.name, f"{r.seconds:.2f}", f"{r.seconds / floor.seconds:.2f} ×", f"{r.peak_mib:.0f}"] for r in (ours, floor)],
        ["", "sekunder", "tid", "MiB"])
    differ = differences(home / "warehouse.duckdb", ".work/floor.duckdb")
    return all([
        verdict(not differ, "samme fakta, tabel for tabel" + "".join(f"; {line}" for line in differ)),
        verdict(ours.seconds <= 5, f"højst 5 sekunder ({ours.seconds:.2f})"),
        verdict(ours.seconds <= 1.5 * floor.seconds, f"højst 1,5 gange DuckDB alene ({ours.seconds / floor.seconds:.2f})"),
    ])


# What is added up in a fact beside its rows; rows that were set aside for their form may be missing from ours.
SUMS = {"coverage": "sum(bit_count(mask))", "ledger": "sum(amount_ore)", "pay": "sum(amount_ore)",
        "budget": "sum(adjusted_ore)", "stay": "sum(bit_count(mask))", "absence": "round(sum(absence_days))"}


def differences(left, right):
    def facts(path):
        with duckdb.connect(str(path), read_only=True) as db:
            names = [row[0] for row in db.execute(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'facts' ORDER BY 1").fetchall()]
            return {name: db.execute(f"SELECT count(*), {SUMS.get(name, '0')} FROM facts.{name}").fetchone()
                    for name in names}
    ours, theirs = facts(left), facts(right)
    return [f"{name}: {ours.get(name)} mod {theirs.get(name)}" for name in sorted({*ours, *theirs})
            if name != "population" and ours.get(name) != theirs.get(name)]
