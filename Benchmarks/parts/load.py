"""`traad load` of 3,000 citizens × 10 years beside DuckDB alone: the same files read, the same facts built.

The program is measured twice: whole, and with definitions that have no checks and no reconciliation. The facts of the second
are those that DuckDB builds; the difference is what checks and reconciliation cost.
"""

import pathlib
import re
import shutil
import sys

import duckdb

from measure import run, table, verdict
from parts.program import delivery, load, rows_of, size_of

DEFINITIONS = pathlib.Path("../Definitions").absolute()
# Facts that the reconciliation and the checks make; what nothing else reads goes with them.
RECONCILIATION = {"facts.reconciliation", "facts.reconciliation_line", "facts.reconciliation_proposal",
                  "facts.posted_month", "facts.line_area", "facts.data_quality"}


def main():
    folder = delivery()
    home = pathlib.Path(".work/home-load").absolute()
    reduced = without_checks(pathlib.Path(".work/definitions").absolute())
    # Turn by turn: the difference between the two is smaller than that between a machine's good and bad minutes.
    turns = [(load(home, name="traad load"),
              load(home, name="– uden kontroller og afstemning", definitions=reduced)) for _ in range(4)]
    whole, ours = (min(runs, key=lambda run: run.seconds) for runs in zip(*turns))
    floor = run("DuckDB 1.5.5 alene, de samme fakta", [
        sys.executable, "floor/duckdb_floor.py", folder, ".work/floor.duckdb", reduced], times=3)
    table(
        f"3.000 borgere × 10 år: {rows_of(folder):,} rækker, {size_of(folder) / 1e6:.0f} MB; hele processer, bedste af 4 (DuckDB af 3)"
        .replace(",", "."),
        [[r.name, f"{r.seconds:.2f}", f"{r.seconds / floor.seconds:.2f} ×", f"{r.peak_mib:.0f}"]
         for r in (whole, ours, floor)],
        ["", "sekunder", "tid", "MiB"])
    differ = differences(home / "warehouse.duckdb", ".work/floor.duckdb")
    return all([
        verdict(not differ, "samme fakta, tabel for tabel" + "".join(f"; {line}" for line in differ)),
        verdict(ours.seconds <= 5, f"højst 5 sekunder uden kontroller og afstemning ({ours.seconds:.2f})"),
        verdict(ours.seconds <= 1.5 * floor.seconds, f"højst 1,5 gange DuckDB alene ({ours.seconds / floor.seconds:.2f})"),
        verdict(whole.seconds - ours.seconds <= 3,
                f"højst 3 sekunder til kontroller og afstemning ({whole.seconds - ours.seconds:.2f})"),
        verdict(whole.peak_mib <= 512, f"højst 512 MiB ({whole.peak_mib:.0f})"),
    ])


def without_checks(target):
    """A copy of the definitions without checks, reconciliation and what only they need."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(DEFINITIONS, target)
    for path in [*(target / "4-checks").rglob("K*"), target / "7-reports/datakvalitet.yaml",
                 *(target / "8-deliverables").glob("*-datakvalitet.yaml")]:
        path.unlink()
    shutil.rmtree(target / "6-metrics/datakvalitet")
    files = {f"{path.parent.name[2:]}.{path.stem}": path for path in target.glob("[35]-*/*.sql")}
    mentions = {name: set(re.findall(r"\b(?:model|facts)\.\w+", re.sub(r"--.*", "", path.read_text(encoding="utf-8")))) - {name}
                for name, path in files.items()}
    gone = set(RECONCILIATION)
    while more := {name for name in files if name not in gone and name.startswith("model.")
                   and (readers := {reader for reader, read in mentions.items() if name in read}) and readers <= gone}:
        gone |= more
    for name in gone:
        files[name].unlink()
    # The program asks how far they reach; they are empty.
    for name in ("reconciliation", "data_quality"):
        (target / f"5-facts/{name}.sql").write_text("-- Empty.\nSELECT 0 AS month WHERE FALSE\n", encoding="utf-8")
    return target


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
