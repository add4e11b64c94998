"""Writes one million seeded rows of the extract `indsatser` with faults of ten kinds, a thousand of each, one a row.

Beside it `faults.csv`: the row (the header being 1) and the rule, as they were sown. Standard library only.
"""

import datetime
import pathlib
import random
import sys

HEADER = ("Indsats_ID;Sags_ID;Borger_CPR;Paragraf;Rammetype;Ydelse;Ydelseskode_FFB;Tilbud_ID;Leverandør;Leverandør_CVR;"
          "Bevillingsdato;Startdato;Slutdato;Ophørsårsag;Handlekommune;Betalingskommune;Målgruppe;Timer_pr_uge;"
          "Næste_opfølgning;Seneste_opfølgning;Status")
SERVICES = [("SEL §85", "Øvrig", "Socialpædagogisk støtte"), ("SEL §85", "Botilbudslignende", "Socialpædagogisk støtte"),
            ("SEL §107", "", "Midlertidigt ophold"), ("SEL §108", "", "Længerevarende ophold"),
            ("SEL §103", "", "Beskyttet beskæftigelse"), ("SEL §104", "", "Aktivitets- og samværstilbud")]
RULES = ["missing", "cpr", "date", "municipality", "number", "ambiguous", "repeated", "ends_before_start",
         "followed_before_start", "granted_long_after"]
FIRST = datetime.date(2012, 1, 1)


def main(folder, rows=1_000_000, of_each=1000, seed=3):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    # Serials above 8000 with a year below 1937 are given to nobody.
    persons = [f"{chance.randint(1, 28):02}{chance.randint(1, 12):02}{chance.randint(58, 99)}-{chance.randint(8000, 8999)}"
               for _ in range(9000)]
    places = chance.sample(range(10, rows - 10, 3), of_each * len(RULES))
    sown = {place: RULES[index % len(RULES)] for index, place in enumerate(places)}
    days = [(FIRST + datetime.timedelta(days=n)).strftime("%d-%m-%Y") for n in range(5500)]
    found = []
    with open(folder / "indsatser.csv", "w", encoding="utf-8-sig", newline="") as file:
        file.write(HEADER + "\n")
        before = None
        for place in range(rows):
            start = chance.randrange(100, 4000)
            length = 1 + int(chance.expovariate(1 / 600))
            ends = start + length < 5000
            paragraph, setting, service = SERVICES[chance.randrange(6)]
            line = [
                f"I{place:07}", f"S{place // 2:07}", persons[chance.randrange(9000)], paragraph, setting, service, "",
                f"T{chance.randrange(100):03}", "", "", days[start - chance.randrange(60)], days[start],
                days[start + length] if ends else "", "", "0999", "0999" if place % 9 else "0101", "Udviklingshæmning",
                f"{chance.randrange(1, 37)},5" if paragraph.endswith("85") else "", days[start + length // 2 + 120] if not ends and length < 1000 else "",
                days[start + length // 2] if place % 3 and start + length // 2 < 5400 else "", "Afsluttet" if ends else "Aktiv"]
            rule = sown.get(place)
            if rule == "missing":
                line[1] = ""
            elif rule == "cpr":
                line[2] = "0101"
            elif rule == "date":
                line[11] = f"31-02-{line[11][6:]}"
            elif rule == "municipality":
                line[14] = "9X9"
            elif rule == "number":
                line[17] = "ukendt"
            elif rule == "ambiguous":
                line[10] = line[10].replace("-", "/")
            elif rule == "repeated":
                line[0] = before[0]
                found.append((place + 1, rule))
            elif rule == "ends_before_start":
                line[12], line[19] = days[start - 30], ""
            elif rule == "followed_before_start":
                line[19] = days[start - 90]
            elif rule == "granted_long_after":
                line[10] = days[start + 800]
            if rule:
                found.append((place + 2, rule))
            file.write(";".join(line) + "\n")
            before = line
    with open(folder / "faults.csv", "w", encoding="utf-8", newline="") as file:
        file.write("row;rule\n")
        file.writelines(f"{row};{rule}\n" for row, rule in sorted(set(found)))


if __name__ == "__main__":
    main(sys.argv[1])
