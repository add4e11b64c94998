"""How fast the fictional municipality is written."""

import pathlib
import subprocess

from measure import run, table
from parts.program import rows_of, size_of, traad


def main():
    rows = []
    for citizens, years in [(900, 5), (3000, 10), (20_000, 10)]:
        folder = pathlib.Path(f".work/synth-{citizens}-{years}").absolute()
        subprocess.run(["rm", "-rf", folder], check=True)
        result = run("", [traad(), "synth", folder, "--citizens", citizens, "--years", years, "--seed", 2])
        count = rows_of(folder)
        rows.append([
            f"{citizens} borgere × {years} år", f"{count:,}".replace(",", "."), f"{size_of(folder) / 1e6:.0f}",
            f"{result.seconds:.2f}", f"{count / result.seconds / 1000:.0f}", f"{result.peak_mib:.0f}"])
        subprocess.run(["rm", "-rf", folder], check=True)
    table("traad synth", rows, ["", "rækker", "MB", "sekunder", "tusind rækker/s", "MiB"])
    return True
