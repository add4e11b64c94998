/// Rows of a small municipality's money: a place at 100 kr. a day, and what its services should cost.
enum Money {
  /// The rate table: T1 at 100 kr. a day through 2025, 110 from 2026; a residential T8 that we run ourselves, at 1,000.
  static let rates =
    row(
      "takster",
      [
        "tilbud_id": "T1", "ydelse": "Social aktivitet", "gyldig_fra": "2020-01-01", "gyldig_til": "2025-12-31",
        "takst_oere": "10000", "takstenhed": "Døgn",
      ])
    + row(
      "takster",
      [
        "tilbud_id": "T1", "ydelse": "Social aktivitet", "gyldig_fra": "2026-01-01", "takst_oere": "11000",
        "takstenhed": "Døgn",
      ])
    + row(
      "takster",
      [
        "tilbud_id": "T8", "ydelse": "Ophold", "gyldig_fra": "2020-01-01", "takst_oere": "100000", "takstenhed": "Døgn",
      ])
    + row("tilbud", ["tilbud_id": "T1", "navn": "Huset", "driftskommune": "0219", "omkostningssted": "C9"])
    + row("tilbud", ["tilbud_id": "T8", "navn": "Hjemmet", "driftskommune": "0999", "omkostningssted": "C8"])

  private static let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  /// A ledger line of a month of 2025 on `5.38.59` (Aktivitets- og samværstilbud); the voucher is the citizen's name and the month.
  static func line(
    _ citizen: String?, _ month: Int, kroner: Double, _ changes: [String: String?] = [:], line: Int = 1
  ) -> String {
    let plain: [String: String?] = [
      "bilagsnr": "\(citizen ?? "uden")-\(month)", "linje": "\(line)", "regnskabsaar": "2025", "periode": "\(month)",
      "posteringsdato": "2025-\(month < 10 ? "0" : "")\(month)-\(days[month - 1])", "funktion": "5.38.59",
      "dranst": "1",
      "gruppering": "002", "art": "4.0", "omkostningssted": "C1", "borger": citizen,
      "beloeb_oere": "\(Int(kroner * 100))", "type": "NOR", "row_number": "\(month * 10 + line)",
    ]
    return row("posteringer", plain.merging(changes) { _, given in given })
  }

  /// A line a month at 100 kr. a day.
  static func paid(_ citizen: String, _ months: ClosedRange<Int> = 1...12, _ changes: [String: String?] = [:]) -> String
  {
    months.map { line(citizen, $0, kroner: Double(days[$0 - 1] * 100), changes) }.joined()
  }

  /// A commitment of a service at 100 kr. a day from 1 January 2025.
  static func commitment(_ service: String, citizen: String, _ changes: [String: String?] = [:]) -> String {
    let plain: [String: String?] = [
      "disponering_id": "D" + service, "indsats_id": service, "borger": citizen, "funktion": "5.38.59",
      "gruppering": "002", "takst_oere": "10000", "takstenhed": "Døgn", "antal": "1", "startdato": "2025-01-01",
      "betalingskommune": "0999",
    ]
    return row("disponering", plain.merging(changes) { _, given in given })
  }

  /// A service of the whole of 2025 with its commitment and its twelve lines: nothing in it differs.
  static func sound(_ citizen: String) -> String {
    service(citizen) + commitment("I-" + citizen, citizen: citizen) + paid(citizen)
  }

  /// A service of a citizen, `I-` and the citizen's name.
  static func service(_ citizen: String, _ changes: [String: String?] = [:]) -> String {
    indsats("I-" + citizen, ["borger": citizen].merging(changes) { _, given in given })
  }
}
