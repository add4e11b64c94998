"""Time and peak memory of whole processes, and tables of them."""

import os
import subprocess
import threading
import time
from dataclasses import dataclass


class Skipped(Exception):
    """What is missing for a part to run; said to the user, never a failure of the others."""


@dataclass
class Run:
    name: str
    seconds: float
    peak_mib: float
    note: str = ""


def run(name, command, *, times=1, note="", cwd=None, ok=(0,), environment=None):
    """The fastest of some runs, with its memory: peaks of the process itself as the kernel counted them."""
    best = None
    for _ in range(times):
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=cwd,
            env=environment)
        errors = []
        reader = threading.Thread(target=lambda: errors.append(process.stderr.read()))
        reader.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        reader.join()
        if process.returncode not in ok:
            last = errors[0].decode(errors="replace").strip().splitlines()[-3:]
            raise Skipped(f"{name} sluttede med {process.returncode}: {' / '.join(last)}")
        this = Run(name, seconds, usage.ru_maxrss / 1024, note)
        best = this if best is None or this.seconds < best.seconds else best
    return best


def table(title, rows, header):
    """A plain table: first column left, the rest right."""
    texts = [list(map(str, header))] + [list(map(str, row)) for row in rows]
    widths = [max(len(row[column]) for row in texts) for column in range(len(header))]
    print(f"\n{title}\n")
    for index, row in enumerate(texts):
        print("| " + " | ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths))) + " |")
        if index == 0:
            print("| " + " | ".join(
                "-" * width if column == 0 else "-" * (width - 1) + ":" for column, width in enumerate(widths)) + " |")
    print(flush=True)


def verdict(reached, text):
    print(("✓ " if reached else "✗ ") + text, flush=True)
    return reached
