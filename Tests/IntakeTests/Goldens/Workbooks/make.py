#!/usr/bin/env python3
"""Writes every file of the standard as text and as workbooks of several programs, for WriterTests.

    python3 -m venv v && v/bin/pip install openpyxl XlsxWriter pyyaml && v/bin/python make.py

Where LibreOffice (soffice) is installed, it writes its own from openpyxl's. All values are made up; the persons' days do not exist.
"""
import datetime, pathlib, shutil, subprocess, unicodedata
import openpyxl, xlsxwriter, yaml

HERE = pathlib.Path(__file__).parent
STANDARD = HERE / "../../../../Definitions/1-profiles/standard.yaml"
ROWS = 6


def value(field, row):
    """The text of a field in a row, and what a workbook's cell holds."""
    kind, name = field["type"], field["name"]
    if not field.get("required") and row % 3 == 2:
        return "", None
    if kind == "text":
        if row % 2:
            return f"{900000 + row * 7}", 900000 + row * 7
        return f"Ærø {row}; \"å\"", f"Ærø {row}; \"å\""
    if kind == "name":
        return f"Prøveperson {row}", f"Prøveperson {row}"
    if kind == "code":
        return f"{row + 1:0{field['pad']}}", row + 1
    if kind == "cpr":
        number = f"32018{row % 10}{1000 + row:04}"
        return number, int(number) if row % 2 else number
    if kind == "date":
        day = datetime.date(2025, row % 12 + 1, 28 - row)
        return day.strftime("%d-%m-%Y"), day if row % 2 else day.strftime("%d-%m-%Y")
    if kind == "amount":
        ore = (-1) ** row * (123456789 + row * 1111) // (10 ** (row % 4))
        text = f"{abs(ore) // 100:,}".replace(",", ".") + f",{abs(ore) % 100:02}"
        return ("-" if ore < 0 else "") + text, ore / 100
    if kind == "number":
        return [("12,5", 12.5), ("3", 3), ("0,25", 0.25), ("1.234,5", 1234.5), ("100", 100), ("7,125", 7.125)][row]
    if kind == "whole":
        low = field.get("from", 0)
        return str(low + row if low < 1900 else 2020 + row), low + row if low < 1900 else 2020 + row
    if kind == "boolean":
        return ("Ja", True) if row % 2 else ("Nej", False)
    if kind == "municipality":
        return f"0{250 + row}", 250 + row
    if kind == "month":
        month = datetime.date(2025, row + 1, 1)
        return month.strftime("%Y-%m"), month if row % 2 else month.strftime("%Y-%m")
    if kind == "quarter":
        return f"2025-K{row % 4 + 1}", f"2025-K{row % 4 + 1}"
    if kind == "level":
        return ("Ikke vurderet", "Ikke vurderet") if row == 4 else (str(row % 5), row % 5)
    if kind == "words":
        word = field["words"][row % len(field["words"])]
        return word, word
    raise ValueError(kind)


def by_openpyxl(path, header, rows):
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = datetime.datetime(2026, 1, 1)
    sheet = book.active
    sheet.append(header)
    for row in rows:
        sheet.append(row)
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            if isinstance(cell.value, datetime.date):
                cell.number_format = "dd-mm-yyyy"
    book.save(path)


def by_xlsxwriter(path, header, rows):
    book = xlsxwriter.Workbook(path)
    book.set_properties({"created": datetime.datetime(2026, 1, 1)})
    sheet = book.add_worksheet("Udtræk")
    date = book.add_format({"num_format": "d. mmmm yyyy"})
    money = book.add_format({"num_format": "#,##0.00"})
    sheet.write_row(0, 0, header)
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, bool):
                sheet.write_boolean(number, column, cell)
            elif isinstance(cell, datetime.date):
                sheet.write_datetime(number, column, datetime.datetime.combine(cell, datetime.time()), date)
            elif isinstance(cell, float):
                sheet.write_number(number, column, cell, money)
            elif cell is not None:
                sheet.write(number, column, cell)
    book.close()


def main():
    for name in ("tekst", "openpyxl", "xlsxwriter", "libreoffice"):
        if name != "libreoffice" or shutil.which("soffice"):
            shutil.rmtree(HERE / name, ignore_errors=True)
            (HERE / name).mkdir()
    for source in yaml.safe_load(STANDARD.read_text())["files"]:
        name = unicodedata.normalize("NFC", source["name"])
        header = [field["name"] for field in source["fields"]]
        rows = [[value(field, row) for field in source["fields"]] for row in range(ROWS)]
        def text(cell):
            return '"' + cell.replace('"', '""') + '"' if ";" in cell or '"' in cell else cell
        lines = [";".join(header)] + [";".join(text(cell[0]) for cell in row) for row in rows]
        (HERE / "tekst" / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        cells = [[cell[1] for cell in row] for row in rows]
        by_openpyxl(HERE / "openpyxl" / f"{name}.xlsx", header, cells)
        by_xlsxwriter(HERE / "xlsxwriter" / f"{name}.xlsx", header, cells)
    if shutil.which("soffice"):
        files = sorted((HERE / "openpyxl").glob("*.xlsx"))
        subprocess.run(["soffice", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir",
                        HERE / "libreoffice", *files], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
