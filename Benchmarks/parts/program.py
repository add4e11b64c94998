"""The built program, and the demonstration data that several parts share."""

import os
import pathlib
import subprocess

from measure import Skipped, run

TRAAD = pathlib.Path("../.build/release/traad").absolute()
CITIZENS, YEARS = 3000, 10


def traad():
    if not TRAAD.exists():
        raise Skipped("Programmet er ikke bygget: make release.")
    return TRAAD


def delivery():
    """The extracts of 3,000 citizens over ten years, made by this very program; made once."""
    folder = pathlib.Path(f".work/delivery-{CITIZENS}-{YEARS}").absolute()
    facit = folder / "facit.json"
    if not facit.exists() or facit.stat().st_mtime < traad().stat().st_mtime:
        subprocess.run(["rm", "-rf", folder], check=True)
        run("traad synth", [traad(), "synth", folder, "--citizens", CITIZENS, "--years", YEARS, "--seed", 2])
    return folder


def home():
    """A home with those extracts loaded by this very program; made once."""
    folder = pathlib.Path(f".work/home-{CITIZENS}-{YEARS}").absolute()
    warehouse = folder / "warehouse.duckdb"
    if not warehouse.exists() or warehouse.stat().st_mtime < traad().stat().st_mtime:
        load(folder)
    return folder


def load(folder, times=1, definitions=None, name="traad load"):
    best = None
    environment = os.environ | ({"TRAAD_DEFINITIONS": str(definitions)} if definitions else {})
    for _ in range(times):
        subprocess.run(["rm", "-rf", folder], check=True)
        # 1 is done too: something in the delivery needs a person.
        result = run(name, [
            traad(), "load", delivery(), "--home", folder, "--municipality", "0999", "--as-of", "2026-10-31"], ok=(0, 1),
            environment=environment)
        best = result if best is None or result.seconds < best.seconds else best
    return best


def rows_of(folder):
    """Records in the delivery's table files, headers apart; XLSX is not counted."""
    return sum(
        max(0, path.read_bytes().count(b"\n") - 1) for path in pathlib.Path(folder).rglob("*.csv"))


def size_of(folder):
    return sum(path.stat().st_size for path in pathlib.Path(folder).rglob("*") if path.is_file())
