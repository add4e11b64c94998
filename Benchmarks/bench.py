"""`bench.py [PART]`: coverage, synth, load, validation, pages, pdf. Prints what was measured, beside others and beside the demand."""

import importlib
import os
import platform
import sys

from measure import Skipped

PARTS = ["coverage", "synth", "load", "validation", "pages", "pdf"]


def main():
    parts = sys.argv[1:] or PARTS
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        print(f"Ukendt del: {unknown[0]}. Der er {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    os.makedirs(".work", exist_ok=True)
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} kerner, "
          f"belastning før start {os.getloadavg()[0]:.1f}")
    reached = True
    for part in parts:
        try:
            reached = importlib.import_module(f"parts.{part}").main() and reached
        except Skipped as missing:
            print(f"\n{part}: sprunget over. {missing}", flush=True)
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
