internal import CareModel
internal import ControlStore
internal import Danish
internal import Reporting
internal import Serving

/// Findings for a terminal: by owner and check, with counts and money, the largest first.
enum FindingText {
  static func text(_ report: FindingReport) -> String {
    var parts = [head(report)]
    for file in report.refused {
      parts.append("Afvist fil: \(file.fileName) [\(file.code ?? "")] \(file.message ?? "")\n")
    }
    if !report.setAside.isEmpty {
      parts.append(
        "Sat til side, til de er rettet i kilden (\(DanishText.count(report.rowsSetAside, one: "én række", many: "rækker")))\n"
          + report.setAside.map { row in
            "  \(row.file):\(row.row.map(String.init) ?? "") (\(row.column ?? "")) [\(row.code)] \(row.message)\n"
          }.joined())
    }
    let owners = Dictionary(grouping: report.lines, by: \.finding.owner)
    for owner in owners.keys.sorted(by: { place($0) < place($1) }) { parts.append(section(owner, owners[owner] ?? [])) }
    let notRun = report.runs.filter { !$0.didRun }.map { run in
      "  \(run.check) \(run.title): "
        + (run.state == "off"
          ? "slået fra i kommunens tilpasninger"
          : "kilden \(run.missingSource.map(Words.extract) ?? "") er ikke leveret") + "\n"
    }
    if !notRun.isEmpty { parts.append("Ikke kontrolleret\n" + notRun.joined()) }
    if report.runs.isEmpty {
      parts.append(
        "Datalageret er bygget, før der var kontroller. Indlæs leveringen igen, så bliver den kontrolleret.\n")
    }
    return parts.joined(separator: "\n")
  }

  private static func head(_ report: FindingReport) -> String {
    let open = report.lines.filter(\.isOpen)
    let count = FindingCount(open.map(\.finding))
    let stake = count.amountOre == 0 ? "" : ", \(DanishText.kroner(count.amountOre)) på spil"
    let stops = count.blocking == 0 ? "ingen blokerer" : "\(DanishText.whole(count.blocking)) blokerer"
    return "Fund i data, der er gjort op til \(DanishText.date(report.asOf))\n"
      + (open.isEmpty ? "Ingen åbne fund." : "\(Words.openFindings(count.all))\(stake); \(stops).") + "\n"
      + "\(Words.rowsSetAside(report.rowsSetAside)), \(Words.filesRefused(report.refused.count)).\n"
  }

  private static func section(_ owner: String, _ lines: [FindingLine]) -> String {
    var text = "\(FindingOwner.name(owner)) \(totals(lines))\n"
    let checks = Dictionary(grouping: lines, by: \.finding.check)
    for check in checks.keys.sorted(by: { (CheckPlace($0), $0) < (CheckPlace($1), $1) }) {
      let found = FindingFilter(standing: .all).sorted(checks[check] ?? [])
      guard let first = found.first else { continue }
      text += "  \(check) \(first.title) \(totals(found))\n"
      for line in found {
        let finding = line.finding
        let amount = finding.amountOre.map { " · \(DanishText.kroner($0))" } ?? ""
        text += "    \(finding.id) · \(finding.severity.danishName.lowercased()) · \(line.status.rawValue), "
        text += "siden \(DanishText.date(line.state.opened)) · \(place(of: finding))\(amount)\n"
        text += "      \(finding.message)\n"
      }
    }
    return text
  }

  private static func totals(_ lines: [FindingLine]) -> String {
    let count = FindingCount(lines.map(\.finding))
    return "(\(DanishText.count(count.all, one: "ét fund", many: "fund"))"
      + (count.amountOre == 0 ? "" : ", \(DanishText.kroner(count.amountOre))") + ")"
  }

  private static func place(of finding: Finding) -> String {
    [finding.file, finding.keyText].compactMap { $0 }.joined(separator: " ")
  }

  /// Owners in the order of the product, others after them by name.
  private static func place(_ owner: String) -> String {
    "\(FindingOwner.place(owner)) \(owner)"
  }
}
