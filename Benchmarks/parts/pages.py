"""The web application: cold start, idle memory, a page alone, and 50 readers at once."""

import asyncio
import pathlib
import random
import socket
import statistics
import subprocess
import time

from measure import Skipped, table, verdict
from parts.program import delivery, home, traad

PAGES = pathlib.Path("../scripts/a11y/pages.txt")
READERS, ROUNDS = 50, 6
COOKIE = ""


def main():
    global COOKIE
    folder, port = home(), free_port()
    start = time.perf_counter()
    server = subprocess.Popen(
        [traad(), "serve", "--home", folder, "--port", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        COOKIE = session(server, port)
        cold = first_page(server, port, start)
        wait_for_rest(server.pid)
        idle = resident(server.pid)
        paths = [line.split()[0] for line in PAGES.read_text().splitlines() if line.strip() and not line.startswith("#")]
        rows, worst, worst_p99 = [], 0, 0
        for path in paths:
            status, alone, size = asyncio.run(alone_times(port, path))
            if status != 200:
                rows.append([path, status, "", "", "", ""])
                continue
            together = asyncio.run(together_times(port, path))
            p50, p99 = quantile(together, 0.50), quantile(together, 0.99)
            worst, worst_p99 = max(worst, statistics.median(alone)), max(worst_p99, p99)
            rows.append([path, f"{size / 1024:.0f}", f"{statistics.median(alone):.1f}", f"{p50:.0f}", f"{p99:.0f}",
                         f"{len(together) / (sum(together) / 1000 / READERS):.0f}"])
        busy = resident(server.pid)
        during = asyncio.run(during_load(port, folder, paths))
    finally:
        server.terminate()
        server.wait(10)
    table(f"Sider; ms ved serveren, alene (median af 30) og med {READERS} samtidige læsere ({READERS * ROUNDS} hentninger)",
          rows, ["side", "KiB", "alene", "p50", "p99", "sider/s"])
    table("Programmet", [[f"{cold:.2f}", f"{idle:.0f}", f"{busy:.0f}"]],
          ["koldstart til første side, s", "MiB i hvile", "MiB efter læserne"])
    p50, p99 = quantile(during, 0.50), quantile(during, 0.99)
    table(f"{READERS} læsere, mens den samme levering indlæses igen, og ti sekunder efter; ms",
          [[len(during), f"{p50:.0f}", f"{p99:.0f}", f"{max(during):.0f}"]], ["svar", "p50", "p99", "længst"])
    return all([
        verdict(p99 <= 500, f"99-percentil højst 500 ms under en indlæsning ({p99:.0f})"),
        verdict(worst <= 50, f"en side højst 50 ms ({worst:.1f})"),
        verdict(worst_p99 <= 250, f"99-percentil højst 250 ms med 50 læsere ({worst_p99:.0f})"),
        verdict(cold <= 0.5, f"koldstart højst 0,5 s ({cold:.2f})"),
        verdict(idle <= 100, f"hvile højst 100 MiB ({idle:.0f})"),
    ])


def session(server, port):
    """The start address, which the program says when it is ready, exchanged for a session."""
    for line in server.stderr:
        if "/start/" in line:
            path = "/start/" + line.strip().rpartition("/")[2]
            with socket.create_connection(("127.0.0.1", port), timeout=20) as link:
                link.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
                head = link.makefile().read()
            return next(text for text in head.splitlines() if text.lower().startswith("set-cookie:")).split(":", 1)[1].split(";")[0].strip()
    raise Skipped("traad serve sagde ingen startadresse.")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_rest(pid):
    """Until the server has worked for none of a second: what it counts ahead is counted."""
    before = None
    for _ in range(30):
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        worked = int(fields[11]) + int(fields[12])
        if worked == before:
            return
        before = worked
        time.sleep(1)


def first_page(server, port, start):
    while time.perf_counter() - start < 20:
        if server.poll() is not None:
            raise Skipped(f"traad serve sluttede med {server.returncode}.")
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=20) as link:
                link.sendall(f"GET / HTTP/1.1\r\nHost: localhost\r\nCookie: {COOKIE}\r\nConnection: close\r\n\r\n".encode())
                if link.recv(16).startswith(b"HTTP/1.1 200"):
                    return time.perf_counter() - start
        except ConnectionRefusedError:
            time.sleep(0.002)
    raise Skipped("traad serve svarede ikke inden 20 sekunder.")


def resident(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise Skipped("Processens hukommelse kunne ikke læses.")


def quantile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


async def get(reader, writer, path):
    """One request on an open connection: status, milliseconds to the last byte, and bytes."""
    start = time.perf_counter()
    writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {COOKIE}\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    size = 0
    if "transfer-encoding: chunked" in head:
        while length := int((await reader.readline()).split(b";")[0], 16):
            await reader.readexactly(length + 2)
            size += length
        await reader.readline()
    else:
        size = int(head.split("content-length:")[1].split("\r\n")[0])
        await reader.readexactly(size)
    return int(head.split()[1]), (time.perf_counter() - start) * 1000, size


async def alone_times(port, path):
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
    answers = [await get(reader, writer, path) for _ in range(31)][1:]
    writer.close()
    return answers[0][0], [answer[1] for answer in answers], answers[0][2]


async def together_times(port, path):
    async def one():
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
        times = [(await get(reader, writer, path))[1] for _ in range(ROUNDS)]
        writer.close()
        return times
    return [time for times in await asyncio.gather(*(one() for _ in range(READERS))) for time in times]


async def during_load(port, folder, paths):
    """Readers who turn pages while a load runs beside the server: what each had to wait."""
    load = await asyncio.create_subprocess_exec(
        str(traad()), "load", str(delivery()), "--home", str(folder), "--as-of", "2026-10-31",
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    over = asyncio.Event()

    async def wait():
        if await load.wait() not in (0, 1):
            raise Skipped(f"traad load sluttede med {load.returncode}.")
        await asyncio.sleep(10)
        over.set()

    async def read(number):
        chance = random.Random(number)
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 21)
        times = []
        while not over.is_set():
            await asyncio.sleep(chance.uniform(0.2, 1.0))
            times.append((await get(reader, writer, chance.choice(paths)))[1])
        writer.close()
        return times

    waiting = asyncio.create_task(wait())
    times = await asyncio.gather(*(read(number) for number in range(READERS)))
    await waiting
    return [time for some in times for time in some]
