"""DuckDB alone: reads a delivery's files and builds the same facts, with as little around it as there can be.

Left out on purpose, for this is a floor: archive, encryption, pseudonyms, checks of form, rows set aside, and every message.
The fact SQL is the product's own, its columns of codes are ENUM as the product's, and the extracts stay in memory; reading is
typed by the shortest expression that reads this delivery.
"""

import csv
import pathlib
import re
import sys

import duckdb
import yaml

# Codes that reference data list: one type of them, as in the product.
KEYS = ("service_area", "age_group")
ROOT = pathlib.Path(__file__).resolve().parents[2]
DEFINITIONS = ROOT / "Definitions"
SQL_TYPES = {
    "date": "DATE", "amount": "BIGINT", "number": "DOUBLE", "whole": "INTEGER", "boolean": "BOOLEAN", "month": "INTEGER",
    "quarter": "INTEGER", "level": "INTEGER"}


def fold(text):
    for danish, plain in (("æ", "ae"), ("ø", "oe"), ("å", "aa")):
        text = text.lower().replace(danish, plain)
    return re.sub(r"[^a-z0-9]+", "_", text)


def column(field):
    name = field.get("as") or fold(field["name"])
    return name + "_oere" if field["type"] == "amount" and not name.endswith("_oere") else name


def expression(field, value, workbook):
    kind = field["type"]
    if kind == "date":
        serial = f"WHEN TRY_CAST({value} AS DOUBLE) IS NOT NULL THEN DATE '1899-12-30' + CAST({value} AS INTEGER) " if workbook else ""
        return (f"CASE WHEN {value} IS NULL OR {value} IN ('31-12-9999', '31-12-2999', '9999-12-31') THEN NULL {serial}"
                f"WHEN {value}[5:5] = '-' THEN CAST({value} AS DATE) "
                f"ELSE make_date(CAST({value}[7:10] AS INTEGER), CAST({value}[4:5] AS INTEGER), CAST({value}[1:2] AS INTEGER)) END")
    if kind in ("amount", "number", "whole"):
        plain = f"TRY_CAST({value} AS DOUBLE)" if workbook else (
            f"TRY_CAST(CASE WHEN suffix({value}, '-') THEN '-' ELSE '' END || translate({value}, ',.-', '.') AS DOUBLE)"
            if kind != "amount" else "")
        if kind == "amount" and not workbook:
            digits = f"TRY_CAST(translate({value}, '.,-', '') AS BIGINT)"
            return f"CASE WHEN contains({value}, '-') THEN -{digits} ELSE {digits} END"
        if kind == "number" and not workbook:
            plain = f"TRY_CAST(replace(replace({value}, '.', ''), ',', '.') AS DOUBLE)"
        return {"amount": f"CAST(round({plain} * 100) AS BIGINT)", "number": plain,
                "whole": f"TRY_CAST({value} AS INTEGER)"}[kind]
    if kind == "boolean":
        return f"lower({value}) IN ('ja', 'j', '1', 'true')"
    if kind == "month":
        return f"CAST({value}[1:4] AS INTEGER) * 12 + CAST({value}[6:7] AS INTEGER) - 1"
    if kind == "quarter":
        return f"CAST({value}[1:4] AS INTEGER) * 12 + CAST({value}[7:7] AS INTEGER) * 3 - 1"
    if kind == "level":
        return f"TRY_CAST({value} AS INTEGER)"
    if kind == "cpr":
        return f"lpad(replace({value}, '-', ''), 10, '0')"
    if kind == "municipality":
        return f"lpad({value}, 4, '0')"
    if kind == "code":
        return f"lpad({value}, {field.get('pad', 3)}, '0')"
    return value


def encoding(path):
    data = path.read_bytes()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        return "latin-1"


def header(path, code):
    with open(path, encoding={"utf-8": "utf-8-sig"}.get(code, code), newline="") as file:
        return next(csv.reader(file, delimiter=";"))


def stage(db, number, table, fields, path):
    if path.suffix == ".xlsx":
        reader = f"read_xlsx('{path}', header = true, all_varchar = true)"
        names = [row[0] for row in db.execute(f"DESCRIBE FROM {reader}").fetchall()]
    else:
        code = encoding(path)
        names = header(path, code)
        types = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
        reader = (f"read_csv('{path}', auto_detect = false, delim = ';', quote = '\"', escape = '\"', header = true, "
                  f"nullstr = '', encoding = '{code}', columns = {{{types}}})")
    there = {fold(name).strip("_"): name for name in names}
    columns = []
    for field in fields:
        found = there.get(fold(field["name"]))
        value = f'"{found}"' if found else "NULL"
        columns.append(f"{expression(field, value, path.suffix == '.xlsx') if found else 'NULL'}::"
                       f"{SQL_TYPES.get(field['type'], 'VARCHAR')} AS {column(field)}")
    db.execute(f"CREATE TABLE staging.{table} AS SELECT {', '.join(columns)}, "
               f"CAST(row_number() OVER () + 1 AS INTEGER) AS row_number, {number} AS file_id FROM {reader}")


def relations(definitions):
    """The product's SELECTs, each after those that it reads."""
    files = {f"{folder[2:]}.{path.stem}": path.read_text(encoding="utf-8")
             for folder in ("3-model", "5-facts") for path in sorted((definitions / folder).glob("*.sql"))}
    done = []

    def place(name):
        if name in files and name not in done:
            body = re.sub(r"--.*", "", files[name])
            for other in re.findall(r"\b(?:model|facts)\.\w+", body):
                if other != name:
                    place(other)
            if name not in done:
                done.append(name)
    for name in files:
        place(name)
    return [(name, files[name]) for name in done]


def build(db, name, sql):
    db.execute(f"CREATE TABLE {name} AS\n{sql}")
    codes = [code for line in re.findall(r"^-- Codes: (.*)$", sql, re.M) for code in line.split(", ")]
    codes = [code for code in codes if db.execute(f"SELECT count({code}) FROM {name}").fetchone()[0]]
    if codes:
        for code in codes:
            if code not in KEYS:
                db.execute(f"CREATE TYPE {name}_{code} AS ENUM "
                           f"(SELECT DISTINCT {code} FROM {name} WHERE {code} IS NOT NULL ORDER BY 1)")
        coded = ", ".join(f"{code}::{f'reference.{code}_key' if code in KEYS else f'{name}_{code}'} AS {code}" for code in codes)
        db.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * REPLACE ({coded}) FROM {name}")


def excel_extension():
    """DuckDB's own reader of workbooks, for what it makes of them."""
    import duckdb_extension_excel
    return pathlib.Path(duckdb_extension_excel.__file__).parent / f"extensions/v{duckdb.__version__}/excel.duckdb_extension"


def main(delivery, target, definitions=DEFINITIONS, as_of="2026-10-31", municipality="0999"):
    target = pathlib.Path(target)
    definitions = pathlib.Path(definitions)
    target.unlink(missing_ok=True)
    db = duckdb.connect(str(target), config={
        "threads": 2, "allow_unsigned_extensions": "false", "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false", "storage_compatibility_version": "latest"})
    db.execute("ATTACH ':memory:' AS staging")
    db.execute(f"LOAD '{excel_extension()}'")
    for schema in ("meta", "reference", "model", "facts"):
        db.execute(f"CREATE SCHEMA {schema}")
    db.execute(f"SET VARIABLE as_of = DATE '{as_of}'")
    db.execute(f"SET VARIABLE municipality = '{municipality}'")
    db.execute(f"""CREATE TABLE meta.build AS SELECT DATE '{as_of}' AS as_of, '{municipality}' AS municipality,
      'Fjordby Kommune' AS municipality_name, '' AS definition_version, '' AS delivery, '' AS received""")
    db.execute("""CREATE TABLE staging.befolkning (municipality VARCHAR, sex VARCHAR, age INTEGER, month INTEGER,
      inhabitants BIGINT, file_id INTEGER, row_number INTEGER)""")
    db.execute("""CREATE TABLE staging.nationale_tal (table_id VARCHAR, indicator VARCHAR, municipality VARCHAR,
      period VARCHAR, month INTEGER, value DOUBLE, file_id INTEGER, row_number INTEGER)""")

    files = {fold(path.stem): path for path in pathlib.Path(delivery).iterdir() if path.suffix in (".csv", ".xlsx")}
    profile = yaml.safe_load((definitions / "1-profiles/standard.yaml").read_text(encoding="utf-8"))
    for number, file in enumerate(profile["files"], 1):
        fields = [field for field in file["fields"] if field["type"] != "name"]
        table = fold(file["name"])
        if table in files:
            stage(db, number, table, fields, files[table])
        else:
            columns = ", ".join(f"{column(f)} {SQL_TYPES.get(f['type'], 'VARCHAR')}" for f in fields)
            db.execute(f"CREATE TABLE staging.{table} ({columns}, row_number INTEGER, file_id INTEGER)")

    for path in sorted((definitions / "reference").glob("*.csv")):
        names = header(path, "utf-8")
        types = ", ".join(f"'{n}': '{'DATE' if n.startswith('valid_') else 'VARCHAR'}'" for n in names)
        db.execute(f"CREATE TABLE reference.{path.stem} AS FROM read_csv('{path}', delim = ';', header = true, "
                   f"auto_detect = false, nullstr = '', columns = {{{types}}})")
    for key in KEYS:
        db.execute(f"CREATE TYPE reference.{key}_key AS ENUM (SELECT {key} FROM reference.{key} ORDER BY 1)")
    for name, sql in relations(definitions):
        build(db, name, sql)
    db.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
