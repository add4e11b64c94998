"""Personal tagged PDFs, one a unit and facility, by one command.

The floor speaks of seven pages; the editions of this municipality's units have mostly five. The table says beside it what seven
would take at most, reckoned by the page: half of the work (figures, first page, typeface) is the same however many pages there are.
"""

import pathlib
import statistics
import subprocess

from measure import Skipped, run, table, verdict
from parts.program import home, traad

REPORT, PERIOD = "maanedsopfoelgning-myndighed", "2026-10"


def main():
    folder = pathlib.Path(".work/pdf").absolute()
    subprocess.run(["rm", "-rf", folder], check=True)
    result = run("traad report", [
        traad(), "report", REPORT, "--period", PERIOD, "--recipient", "all", "--per-unit", "--home", home(), "--output",
        folder], ok=(0, 1))
    files = sorted(folder.rglob("*.pdf"))
    if not files:
        raise Skipped(f"traad report {REPORT} --recipient all skrev ingen PDF.")
    facts = [information(path) for path in files]
    pages = [int(fact["Pages"]) for fact in facts]
    each = result.seconds / len(files)
    seven = result.seconds / sum(pages) * 7
    table(f"{len(files)} personlige PDF-filer ({REPORT}), sider i midten {statistics.median(pages):.0f}",
          [[f"{result.seconds:.2f}", f"{each:.3f}", f"{seven:.3f}", f"{result.peak_mib:.0f}",
            f"{sum(path.stat().st_size for path in files) / len(files) / 1024:.0f}", facts[0].get("Tagged", "?")]],
          ["sekunder i alt", "sekunder hver", "højst for syv sider", "MiB", "KiB hver", "mærket"])
    return verdict(each <= 0.15, f"højst 0,15 s hver ({each:.3f})")


def information(path):
    text = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
    return dict(map(str.strip, line.split(":", 1)) for line in text.splitlines() if ":" in line)
