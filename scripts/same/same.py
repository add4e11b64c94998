"""Says what differs between two warehouses and two folders of pages."""

import difflib
import pathlib
import sys

import duckdb

# When and from where it was loaded is another each time.
IGNORED = {"meta.build": {"definition_version", "received", "delivery"}}
IGNORED_EVERYWHERE = {"received", "delivery"}


def tables(work):
    connection = duckdb.connect()
    for side in ("before", "after"):
        connection.execute(f"ATTACH '{work}/{side}.duckdb' AS {side} (READ_ONLY)")
    names = {}
    for side in ("before", "after"):
        names[side] = {
            (schema, table)
            for schema, table in connection.execute(
                "SELECT DISTINCT schema_name, table_name FROM duckdb_tables() WHERE database_name = ?", [side]
            ).fetchall()
        }
    differences = [f"tabel {'.'.join(name)} findes kun på den ene side" for name in sorted(names["before"] ^ names["after"])]
    rows = 0
    for schema, table in sorted(names["before"] & names["after"]):
        full = f"{schema}.{table}"
        columns = {}
        for side in ("before", "after"):
            columns[side] = [
                row[0]
                for row in connection.execute(
                    "SELECT column_name FROM duckdb_columns() WHERE database_name = ? AND schema_name = ? AND table_name = ? ORDER BY column_name",
                    [side, schema, table],
                ).fetchall()
            ]
        left_out = IGNORED_EVERYWHERE | IGNORED.get(full, set())
        if columns["before"] != columns["after"]:
            differences.append(f"{full}: kolonner {sorted(set(columns['before']) ^ set(columns['after']))}")
        shared = [f'"{name}"' for name in columns["before"] if name in columns["after"] and name not in left_out]
        if not shared:
            continue
        listed = ", ".join(shared)
        rows += connection.execute(f"SELECT count(*) FROM before.{full}").fetchone()[0]
        for one, other in (("before", "after"), ("after", "before")):
            more = connection.execute(
                f"SELECT count(*) FROM (SELECT {listed} FROM {one}.{full} EXCEPT ALL SELECT {listed} FROM {other}.{full})"
            ).fetchone()[0]
            if more:
                differences.append(f"{full}: {more} rækker kun i {one}")
    print(f"{len(names['before'])} tabeller, {rows} rækker")
    return differences


def pages(work):
    sides = {side: {path.name: path for path in pathlib.Path(f"{work}/{side}.pages").iterdir()} for side in ("before", "after")}
    differences = []
    spaces = 0
    for name in sorted(sides["before"].keys() | sides["after"].keys()):
        texts = [sides[side][name].read_text().replace("><", ">\n<").splitlines() if name in sides[side] else None for side in ("before", "after")]
        if texts[0] is None or texts[1] is None:
            differences.append(f"kun på den ene side: {(texts[0] or texts[1])[0]}")
        elif [unbroken(line) for line in texts[0]] == [unbroken(line) for line in texts[1]]:
            spaces += texts[0] != texts[1]
        else:
            changed = [line for line in difflib.unified_diff(*[[unbroken(line) for line in text] for text in texts], lineterm="", n=0) if line[:1] in "+-" and line[:3] not in ("+++", "---")]
            differences.append("\n  ".join([texts[0][0]] + [line[:200] for line in changed[:4]]))
    print(f"{len(sides['before'])} sider og filer, {spaces} er ens på nær mellemrum, der ikke brydes")
    return differences


def unbroken(line):
    return line.replace("\u00a0", " ").replace("\u202f", " ")


found = tables(sys.argv[1]) + pages(sys.argv[1])
for line in found[:60]:
    print(line)
print("ens" if not found else f"{len(found)} forskelle")
sys.exit(1 if found else 0)
