"""Writes one million seeded service periods: person;paragraph;facility;start;end;rate (about 44 MB). Standard library only."""

import datetime
import random
import sys

PARAGRAPHS = [f"§{n}" for n in (85, 95, 96, 97, 98, 99, 101, 102, 103, 104, 107, 108, 110)]
FACILITIES = [f"C{n:02}" for n in range(1, 16)]
FIRST = datetime.date(2013, 1, 1).toordinal()
LAST = datetime.date(2025, 12, 31).toordinal()


def main(path, rows=1_000_000, persons=180_000, seed=2):
    chance = random.Random(seed)
    day = {n: datetime.date.fromordinal(n).isoformat() for n in range(FIRST - 3660, LAST + 3660)}
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write("person;paragraph;facility;start;end;rate\n")
        for _ in range(rows):
            start = chance.randint(FIRST - 700, LAST)
            length = int(chance.expovariate(1 / 600))
            end = start + length
            open_end = end > LAST + 300
            file.write(
                f"{chance.randrange(persons)};{chance.choice(PARAGRAPHS)};{chance.choice(FACILITIES)};"
                f"{day[start]};{'' if open_end else day[end]};{chance.randint(20_000, 900_000)}\n"
            )


if __name__ == "__main__":
    main(sys.argv[1])
