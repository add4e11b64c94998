internal import CareModel
internal import Danish
internal import DocumentModel
internal import Reporting
internal import Serving

// What each source's row of a time line says.

extension CourseWriting {
  func services(_ window: CourseWindow, emphasised: (Course.ServicePeriod) -> Bool) -> CourseChart.Row {
    .init(
      name: "Indsats", source: "fagsystem",
      content: .bars(
        course.services.filter { isIn(window, $0.from, $0.through) }.map { service in
          let place = service.facility.map { names[$0] ?? $0 } ?? service.service
          let law = service.legalBasis.map(shortLaw)
          return .init(
            from: service.from.number, through: service.through?.number,
            names: naming([[law, place], [law], [place]]), emphasised: emphasised(service))
        }))
  }

  func commitments(_ window: CourseWindow, emphasised: (Course.Commitment) -> Bool) -> CourseChart.Row {
    .init(
      name: "Disponering", source: "økonomisystem",
      content: .bars(
        course.commitments.filter { isIn(window, $0.from, $0.through) }.map { commitment in
          let service = course.services.first { $0.id == commitment.service }
          let law = service?.legalBasis.map(shortLaw) ?? commitment.function
          let rate = rate(commitment)
          return .init(
            from: commitment.from.number, through: commitment.through?.number,
            names: naming([[law, rate.map { ", " + $0 }], [rate], [law]]), emphasised: emphasised(commitment))
        }))
  }

  func stays(_ window: CourseWindow) -> CourseChart.Row {
    .init(
      name: "Ophold", source: "tilbuddets liste",
      content: .bars(
        course.stays.filter { isIn(window, $0.from, $0.through) }.map { stay in
          // A stay that is counted to the as-of day goes on: nobody has said that it ended.
          .init(
            from: stay.from.number, through: stay.through >= asOf ? nil : stay.through.number,
            names: [names[stay.facility] ?? stay.facility])
        }))
  }

  func amounts(
    _ payments: [Course.Posting], _ window: CourseWindow, name: String, source: String, atStake: Set<Int>
  ) -> CourseChart.Row {
    let sums = payments.reduce(into: [Int: Int]()) { $0[$1.month, default: 0] += $1.ore }
    return .init(
      name: name, source: source,
      content: .amounts(
        sums.filter { (window.first...window.last).contains($0.key) }.sorted { $0.key < $1.key }.map {
          .init(month: $0.key - window.first, ore: $0.value, atStake: atStake.contains($0.key))
        }))
  }

  /// A row an area, the largest first.
  func paymentRows(_ window: CourseWindow, atStake: Set<Int>) -> [CourseChart.Row] {
    let areas = Dictionary(grouping: course.payments, by: \.area)
    return areas.sorted { left, right in
      let (a, b) = (left.value.reduce(0) { $0 + abs($1.ore) }, right.value.reduce(0) { $0 + abs($1.ore) })
      return (b, left.key ?? "") < (a, right.key ?? "")
    }.map { area, payments in
      amounts(payments, window, name: area.map(areaName) ?? "Uden område", source: "betalt", atStake: atStake)
    }
  }

  /// What the drawing says, for those who cannot see it; the tables have the rest.
  func description(_ chart: CourseChart, _ window: CourseWindow) -> String {
    var sentences: [String] = chart.rows.map { row in
      switch row.content {
      case .bars(let bars):
        let said = bars.prefix(8).map { bar in
          "\(bar.names.first ?? "") fra \(DanishText.date(Day(number: bar.from)))"
            + (bar.through.map { " til \(DanishText.date(Day(number: $0)))" } ?? " uden slutdato")
        }
        let rest = bars.count > 8 ? "; \(bars.count - 8) mere" : ""
        return bars.isEmpty ? "\(row.name): ingen." : "\(row.name): \(said.joined(separator: "; "))\(rest)."
      case .amounts(let amounts):
        let total = amounts.reduce(0) { $0 + $1.ore }
        return "\(row.name): \(DanishText.kroner(total)) i alt i \(window.name)."
      }
    }
    if let mark = chart.mark { sentences.append(mark.text + ".") }
    if let stake = chart.stake { sentences.append(stake.text + ".") }
    return sentences.joined(separator: " ")
  }

  func areaName(_ area: String) -> String { labels.label(area, of: .serviceArea).name }

  /// "3.420 kr. pr. døgn".
  func rate(_ commitment: Course.Commitment) -> String? {
    guard let ore = commitment.rateOre else { return nil }
    let unit = commitment.rateUnit.map { " pr. \($0.lowercased())" } ?? ""
    return DanishText.kroner(ore) + unit
  }

  /// "§ 107" of `SEL §107`; other laws than the usual one keep their name.
  func shortLaw(_ basis: String) -> String {
    Words.legalBasis(basis.hasPrefix("SEL ") ? String(basis.dropFirst(4)) : basis)
  }

  private func isIn(_ window: CourseWindow, _ from: Day, _ through: Day?) -> Bool {
    from <= window.lastDay && (through.map { $0 >= window.firstDay } ?? true)
      && (through.map { $0 >= from } ?? true)
  }

  /// Names from the longest to the shortest, none twice; what has no name at all is "uden navn".
  private func naming(_ tries: [[String?]]) -> [String] {
    var result: [String] = []
    for parts in tries {
      let words = parts.compactMap { $0 }.filter { !$0.isEmpty }
      let text = words.reduce("") { $0.isEmpty ? $1 : $1.hasPrefix(",") ? $0 + $1 : "\($0) \($1)" }
      let name = text.hasPrefix(", ") ? String(text.dropFirst(2)) : text
      if !name.isEmpty, !result.contains(name) { result.append(name) }
    }
    return result.isEmpty ? ["uden navn"] : result
  }
}
