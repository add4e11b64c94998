"""polars: every period repeated for its months, then one grouping."""

import datetime
import sys

import polars as pl

source, target = sys.argv[1:3]
first_day, last_day = datetime.date(2013, 1, 1), datetime.date(2025, 12, 31)
period = (
    pl.scan_csv(source, separator=";", schema={
        "person": pl.Int32, "paragraph": pl.String, "facility": pl.String,
        "start": pl.Date, "end": pl.Date, "rate": pl.Int64})
    .with_columns(
        a=pl.max_horizontal("start", pl.lit(first_day)),
        b=pl.min_horizontal(pl.col("end").fill_null(last_day), pl.lit(last_day)),
        paragraph=pl.col("paragraph").cast(pl.Categorical), facility=pl.col("facility").cast(pl.Categorical))
    .filter(pl.col("a") <= pl.col("b"))
)
index = lambda column: (pl.col(column).dt.year() * 12 + pl.col(column).dt.month().cast(pl.Int32) - 1)
result = (
    period.select("person", "paragraph", "facility", "a", "b", "rate",
                  month=pl.int_ranges(index("a"), index("b") + 1, dtype=pl.Int32))
    .explode("month")
    .with_columns(first=pl.date(pl.col("month") // 12, pl.col("month") % 12 + 1, 1))
    .with_columns(days=(pl.min_horizontal("b", pl.col("first").dt.month_end())
                        - pl.max_horizontal("a", "first")).dt.total_days() + 1)
    .group_by("month", "paragraph", "facility")
    .agg(days=pl.col("days").sum(), cost=(pl.col("days") * pl.col("rate")).sum(), persons=pl.col("person").n_unique())
    .collect()
)
(result.with_columns(pl.col("paragraph").cast(pl.String), pl.col("facility").cast(pl.String))
 .sort("paragraph", "facility", "month").write_csv(target, separator=";"))
