"""Keeps every page and file that each role reaches from its front page, as text that says nothing of when it was made."""

import hashlib
import html
import pathlib
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import zipfile
import io

ROLES = ["stab", "ledelse", "myndighed", "udfoerer", "direktoer", "fagudvalg", "oekonomiudvalg", "byraad", "dpo", "administrator"]
# Filters and sorting make addresses without end: so many of one path are enough.
OF_ONE_PATH = 12
# What is another in every build or run though nothing is: hashes of definitions, moments of the clock.
VOLATILE = [
    (re.compile(r"\b[0-9a-f]{8,64}\b"), "#"),
    (re.compile(r"\d\d-\d\d-\d{4},?\skl\.?\s?\d\d[.:]\d\d"), "kl"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z?"), "kl"),
    (re.compile(r"\b\d{8}T\d{6}\b"), "kl"),
    (re.compile(r"\?v=[0-9A-Za-z]+"), "?v="),
]


def fetch(base, path, role):
    request = urllib.request.Request(base + path, headers={"Cookie": f"rolle={role}", "Host": base.split("//")[1]})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.headers.get("Content-Type", ""), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get("Content-Type", ""), error.read()


def plain(kind, body):
    if "spreadsheet" in kind:
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            parts = [name for name in sorted(book.namelist()) if not name.startswith("docProps")]
            return "\n".join(name + "\n" + book.read(name).decode("utf-8", "replace") for name in parts)
    if kind.startswith("text/") or "json" in kind or "svg" in kind:
        return body.decode("utf-8", "replace")
    # A PDF names its moment; its length tells enough where its page and its JSON are held against each other.
    return f"{kind} of about {round(len(body), -3)} bytes"


def main(base, folder):
    for _ in range(300):
        try:
            urllib.request.urlopen(base + "/", timeout=5)
            break
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    target = pathlib.Path(folder)
    target.mkdir()
    count = 0
    for role in ROLES:
        waiting, seen, taken = ["/"], {"/"}, {}
        while waiting:
            path = waiting.pop(0)
            status, kind, body = fetch(base, path, role)
            text = plain(kind, body)
            for pattern, instead in VOLATILE:
                text = pattern.sub(instead, text)
            name = hashlib.sha256(f"{role} {path}".encode()).hexdigest()[:24]
            (target / name).write_text(f"{role} {path}\n{status} {kind}\n{text}")
            count += 1
            if "html" not in kind:
                continue
            for link in re.findall(r'href="(/[^"#]*)', body.decode("utf-8", "replace")):
                link = html.unescape(link)
                route = urllib.parse.urlsplit(link).path
                if link in seen or route.startswith("/se-som") or route.startswith("/statisk"):
                    continue
                seen.add(link)
                taken[route] = taken.get(route, 0) + 1
                if taken[route] <= OF_ONE_PATH:
                    waiting.append(link)
    print(f"{count} sider og filer for {len(ROLES)} roller")


main(sys.argv[1], sys.argv[2])
