internal import CareModel
internal import Danish
internal import DocumentModel
internal import MetricEngine

/// Open cases, and follow-ups that are overdue where that can be known.
extension ReportWriter {
  func caseloadLead() throws -> Prose {
    if edition.leavesOutCases { return try followUpLead() }
    let cases = try reader.figure("sager", from: period, to: period)
    if !edition.leavesOutFollowUps { reader.mayAsk(["opfoelgning_overskredet"], from: period, to: period) }
    guard let open = FigureText(cases, .count).counted(.openCases) else {
      return Prose(
        "Sagerne i \(DanishText.name(of: period)) kan ikke gøres op, fordi en kilde mangler. Under Kilder står, hvad der er leveret."
      )
    }
    let verb = edition.leavesOutFollowUps ? "Der var " : "Der er "
    let start = [
      Prose.Span(verb), Prose.Span(open, strong: true, figure: reader.reference("sager", period, period)),
    ]
    if edition.leavesOutFollowUps {
      return Prose(start + [Prose.Span(" ved udgangen af \(DanishText.name(of: period)).")])
    }
    let overdue = try reader.figure("opfoelgning_overskredet", from: period, to: period)
    let teams = try reader.figures("opfoelgning_overskredet", from: period, to: period, by: [.team])
    guard let late = FigureText(overdue, .count).counted(CountedNoun(one: "én opfølgning", many: "opfølgninger")) else {
      return Prose(start + [Prose.Span(". Hvor mange opfølgninger der er overskredet, kan ikke gøres op.")])
    }
    return Prose(
      start + [
        Prose.Span(", og "),
        Prose.Span(
          "\(late) er overskredet", strong: true, figure: reader.reference("opfoelgning_overskredet", period, period)),
      ] + mostOfThem(teams, of: overdue) + [Prose.Span(".")])
  }

  /// "3 opfølgninger er overskredet.": all that is a facility's own.
  private func followUpLead() throws -> Prose {
    if edition.leavesOutFollowUps {
      return Prose("Hvordan opfølgningerne stod ved udgangen af \(DanishText.name(of: period)), vides ikke.")
    }
    let overdue = try reader.figure("opfoelgning_overskredet", from: period, to: period)
    guard let late = FigureText(overdue, .count).counted(CountedNoun(one: "én opfølgning", many: "opfølgninger")) else {
      return Prose("Hvor mange opfølgninger der er overskredet, kan ikke gøres op.")
    }
    return Prose([
      Prose.Span(
        "\(DanishText.capitalised(late)) er overskredet", strong: true,
        figure: reader.reference("opfoelgning_overskredet", period, period)), Prose.Span("."),
    ])
  }

  /// ", 19 af dem i Team Nord": a team that has more than half.
  private func mostOfThem(_ teams: [[String?]: Figure], of whole: Figure) -> [Prose.Span] {
    let ordered = teams.compactMap { key, figure in figure.value.map { (team: key[0], value: $0) } }
      .sorted { ($0.value, $1.team ?? "") > ($1.value, $0.team ?? "") }
    guard let worst = ordered.first, let total = whole.value, ordered.count > 1, worst.value > total / 2,
      worst.value > 1
    else { return [] }
    let share = worst.value == total ? "alle" : NumberText.count.format.text(worst.value) + " af dem"
    let name = labels.label(worst.team, of: .team).name
    return [
      Prose.Span(", "),
      Prose.Span(
        worst.team == nil ? "\(share) uden team" : "\(share) i \(name)", strong: true,
        figure: reader.reference(
          "opfoelgning_overskredet", period, period, filters: [MetricFilter(.team, worst.team)])),
    ]
  }
}
