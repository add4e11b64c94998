"""pandera on pandas: the extract read as text, its form and four rules between columns held against every row.

Every failing (row, rule) is written out; a value of a wrong form is told once and not held against the other rules.
"""

import sys

import pandas
from pandera.errors import SchemaErrors
from pandera.pandas import Check, Column, DataFrameSchema

MISSING = "not_nullable"


def day(texts):
    return pandas.to_datetime(texts, format="%d-%m-%Y", errors="coerce")


def not_before(earlier, later, slack=0):
    def holds(frame):
        first, second = day(frame[earlier]), day(frame[later])
        return first.isna() | second.isna() | (second - first >= pandas.Timedelta(days=-slack))
    return holds


def text(required):
    return Column(str, nullable=not required)


def date(required=False):
    return Column(str, [
        Check(lambda texts: day(texts).notna() | texts.str.contains("/", regex=False), name="date"),
        Check(lambda texts: ~texts.str.contains("/", regex=False), name="ambiguous"),
    ], nullable=not required)


def municipality():
    return Column(str, Check.str_matches(r"^\d{3,4}$", name="municipality"))


SCHEMA = DataFrameSchema(
    {
        "Indsats_ID": text(True),
        "Sags_ID": text(True),
        "Borger_CPR": Column(str, Check.str_matches(r"^\d{6}-?\w{4}$", name="cpr")),
        "Paragraf": text(True),
        "Rammetype": text(False),
        "Ydelse": text(True),
        "Bevillingsdato": date(),
        "Startdato": date(required=True),
        "Slutdato": date(),
        "Handlekommune": municipality(),
        "Betalingskommune": municipality(),
        "Timer_pr_uge": Column(str, Check.str_matches(r"^-?[\d.]+(,\d+)?-?$", name="number"), nullable=True),
        "Næste_opfølgning": date(),
        "Seneste_opfølgning": date(),
        "Status": text(True),
    },
    checks=[
        Check(lambda frame: ~frame["Indsats_ID"].duplicated(keep=False), name="repeated"),
        Check(not_before("Startdato", "Slutdato"), name="ends_before_start"),
        Check(not_before("Startdato", "Seneste_opfølgning"), name="followed_before_start"),
        Check(not_before("Bevillingsdato", "Startdato", slack=365), name="granted_long_after"),
    ])
# pandera names a check in the failures by its function; these are the rules they stand for.
NAMES = {MISSING: "missing", "str_matches('^\\d{6}-?\\w{4}$')": "cpr", "str_matches('^\\d{3,4}$')": "municipality",
         "str_matches('^-?[\\d.]+(,\\d+)?-?$')": "number"}


def main(source, target):
    frame = pandas.read_csv(source, sep=";", dtype=str, encoding="utf-8-sig")
    try:
        SCHEMA.validate(frame, lazy=True)
        failed = pandas.DataFrame({"index": [], "check": []})
    except SchemaErrors as errors:
        failed = errors.failure_cases
    found = pandas.DataFrame({"row": failed["index"].astype(int) + 2, "rule": failed["check"].replace(NAMES)})
    found.drop_duplicates().sort_values(["row", "rule"]).to_csv(target, sep=";", index=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
