import Diagnostics
import Foundation
import Intake
import Testing

/// What whoever writes a profile is told: every fault at once, with its place.
@Suite struct ReadingFaultTests {
  private func faults(_ text: String) throws -> [String] {
    Profile.parse(text, name: "profiles/min.yaml", beside: try Delivered.catalogue()).faults.map(\.description)
  }

  @Test func `a broken profile of own files is told all its faults with line and column`() throws {
    #expect(
      try faults(
        """
        id: min
        title: Min
        kind: mapping
        builds_on: [standrad]
        files:
          - read: [a]
            into: indsatserr
            fields: {}
          - read: [b]
            into: takster
            form: {decimal: ";", dates: dd-mm-yyyy}
            header: 0
            keep: [{column: X}]
            fields:
              Tilbud: id
              Ydelse: {value: A, column: B}
              Gyldig_fra: {column: fra, find: '(\\d'}
              Takst: {column: pris, values: findes_ikke}
        """) == [
          "profiles/min.yaml:4:12: fejl [profil-ukendt]: `builds_on` nævner profilen `standrad`, som ikke findes. Mente du `standard`?",
          "profiles/min.yaml:7:11: fejl [udtraek-ukendt]: Udtrækket `indsatserr` findes ikke. Mente du `indsatser`?",
          "profiles/min.yaml:15:15: fejl [felt-ukendt]: Udtrækket `takster` har ikke feltet `Tilbud`.",
          "profiles/min.yaml:16:15: fejl [felt-mangler]: Skriv enten `column` (en kolonne i filen) eller `value` (en fast værdi).",
          "profiles/min.yaml:17:19: fejl [felt-mangler]: `find` og `write` hører sammen. Skriv begge, eller ingen af dem.",
          "profiles/min.yaml:17:39: fejl [moenster-ugyldigt]: Mønsteret kan ikke læses. Se efter parenteser, der ikke er lukket.",
          "profiles/min.yaml:18:37: fejl [liste-ukendt]: Listen `findes_ikke` findes ikke. Lister: omraadenavne.",
          "profiles/min.yaml:11:21: fejl [ord-ukendt]: Decimaltegnet skal være `,` eller `.`.",
          "profiles/min.yaml:11:33: fejl [ord-ukendt]: `dd-mm-yyyy` kan ikke bruges i `dates`. Vælg mellem: dd-mm-åååå, åååå-mm-dd, dd.mm.åååå, dd/mm/åååå, mm/dd/åååå, ååååmmdd, åååå-mm-dd tt:mm, dd-mm-åååå tt:mm.",
          "profiles/min.yaml:13:12: fejl [felt-mangler]: Skriv enten `is` eller `not` med en liste af værdier; tom celle skrives `\"\"`.",
          "profiles/min.yaml:12:13: fejl [forkert-type]: `header` skal være nummeret på overskriftens række, eller flere i rækkefølge.",
          "profiles/min.yaml:15:7: fejl [felt-mangler]: Udtrækket `takster` skal have `Tilbud_ID`, `Takstenhed`. Skriv kolonnen, eller en fast værdi: `{value: …}`.",
        ])
  }

  @Test func `national figures need a number, a table and as many names as the pattern has groups`() throws {
    #expect(
      try faults(
        """
        id: min
        title: Min
        kind: mapping
        files:
          - read: [a]
            into: nationale_tal
            unfold: {pattern: '(\\D+)(\\d{4})', into: [År], value: Tal}
            fields: {OMRÅDE: A}
        """) == [
          "profiles/min.yaml:5:5: fejl [felt-mangler]: Feltet `table` mangler: tabellens navn, f.eks. RAS200.",
          "profiles/min.yaml:7:45: fejl [moenster-grupper]: Mønsteret har 2 grupper, men `into` har 1 navne.",
          "profiles/min.yaml:8:13: fejl [felt-mangler]: Nationale tal skal have feltet `INDHOLD`: selve tallet.",
        ])
  }

  @Test func `a figure is never filled down, and never made of an empty cell`() throws {
    #expect(
      try faults(
        """
        id: min
        title: Min
        kind: mapping
        files:
          - read: [a]
            into: nationale_tal
            table: A
            fill_down: [Kommune, antal]
            fields: {OMRÅDE: Kommune, INDHOLD: {column: Antal, empty: "0"}}
          - read: [b]
            into: nationale_tal
            table: B
            fill_down: ["2024"]
            unfold: {into: [År], value: Tal}
            fields: {OMRÅDE: Kommune, TID: År, INDHOLD: Tal}
          - read: [c]
            into: takster
            fill_down: [Sted, Pris]
            fields: {Tilbud_ID: Sted, Ydelse: Y, Gyldig_fra: Fra, Takst: Pris, Takstenhed: E}
        """) == [
          "profiles/min.yaml:9:13: fejl [tal-opfundet]: `INDHOLD` kan ikke have `empty`: et tal, der mangler, mangler.",
          "profiles/min.yaml:8:16: fejl [tal-udfyldt-nedad]: `antal` er et tal; et tal, der mangler, må aldrig blive det, der står ovenover. Tag den ud af `fill_down`.",
          "profiles/min.yaml:13:16: fejl [tal-udfyldt-nedad]: `2024` er et tal; et tal, der mangler, må aldrig blive det, der står ovenover. Tag den ud af `fill_down`.",
          "profiles/min.yaml:18:16: fejl [tal-udfyldt-nedad]: `Pris` er et tal; et tal, der mangler, må aldrig blive det, der står ovenover. Tag den ud af `fill_down`.",
        ])
  }

  @Test func `a figure that the profile knows by its number is not filled down either`() throws {
    let (profile, faults) = Profile.parse(
      """
      id: min
      title: Min
      kind: mapping
      files:
        - read: [min]
          into: nationale_tal
          table: A
          fill_down: ["#3"]
          fields: {OMRÅDE: Kommune, TID: År, INDHOLD: Personer}
      """, name: "min.yaml", beside: try Delivered.catalogue())
    #expect(faults == [])
    let delivered = try Delivered(
      ["min.csv": Data("Kommune;År;Personer\n250;2023;5\n250;2024;\n".utf8)], profiles: [try #require(profile)])
    #expect(
      delivered.report.messages.map(\.description) == [
        "min.csv: fejl [tal-udfyldt-nedad]: `Personer` er et tal; et tal, der mangler, må aldrig blive det, der står ovenover. Ret `fill_down` i profilen."
      ])
  }

  @Test func `the built-in profiles and lists have no faults`() throws {
    let catalogue = try Delivered.catalogue()
    #expect(catalogue.profiles.map(\.id) == ["standard", "statbank", "os2bos"])
    #expect(catalogue.lists["omraadenavne"]?.values["hoeje taastrup"] == nil)
    #expect(catalogue.lists["omraadenavne"]?.values["hoejetaastrup"] == "0169")
  }

  @Test func `a word of a list that means two things is a fault`() throws {
    let (list, faults) = ValueList.parse("id: l\ntitle: L\nvalues:\n  A: [x, y]\n  B: [Y]\n", name: "l.yaml")
    #expect(list == nil)
    #expect(faults.map(\.code) == ["ord-tvetydigt"])
  }
}
