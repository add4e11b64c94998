internal import CareModel
internal import Danish
internal import DocumentModel
internal import MetricEngine

extension ReportWriter {
  func keyFigure(_ definition: KeyFigureDefinition) throws -> KeyFigure {
    let (from, to) = definition.window.bounds(period)
    let figure = try reader.figure(definition.metric, from: from, to: to)
    let format = definition.format
    var comparisons: [KeyFigure.Comparison] = []
    var direction: KeyFigure.DirectionText?
    // A quarter that goes on after the report's period is no whole one, and nothing is on level with nothing.
    var isComparable = to.lastDay <= period.lastDay
    if let plan = definition.plan {
      let planned = try reader.figure(plan.metric, from: from, to: to)
      comparisons.append(.init(label: plan.name, value: FigureText(planned, format).number))
      isComparable = isComparable && !booksNothing(figure, planned)
      if isComparable {
        direction = figure.difference(to: planned).map {
          Direction.against($0, format, plan, marks: definition.marksExcess)
            .rounded(isRoundedApart(figure, planned, format))
        }
      }
    }
    for earlier in earlierWindows(definition, from, to) {
      let before = try reader.figure(definition.metric, from: earlier.from, to: earlier.to)
      comparisons.append(
        .init(
          label: DanishText.capitalised(DanishText.name(from: earlier.from, to: earlier.to)),
          value: FigureText(before, format).number))
      if isComparable, direction == nil {
        direction = figure.difference(to: before).map {
          Direction.change($0, format, since: earlier.name, marks: definition.marksExcess)
            .rounded(isRoundedApart(figure, before, format))
        }
      }
    }
    if let divisor = definition.divisor { reader.mayAsk([divisor.metric], from: from, to: to) }
    if let divisor = definition.divisor, figure.value != nil {
      let below = try reader.figure(divisor.metric, from: from, to: to)
      comparisons.append(.init(label: divisor.label, value: FigureText(below, divisor.format).number))
    }
    let text = FigureText(figure, format)
    var when = DanishText.name(from: from, to: to)
    if let note = definition.note { when += ", \(note)" }
    // A number of some of the months says so where its period stands.
    if figure.value != nil, !figure.missing.isEmpty { when += ", uden \(DanishText.months(figure.missing))" }
    return KeyFigure(
      label: definition.label, period: when, value: text.number,
      unit: try unit(definition, figure, from, to), state: text.state, direction: direction, comparisons: comparisons,
      reference: reader.reference(definition.metric, from, to), exact: figure.value)
  }

  /// Whether two figures and their difference, as they stand beside one another, do not add up.
  private func isRoundedApart(_ figure: Figure, _ base: Figure, _ format: NumberText) -> Bool {
    guard let value = figure.value, let base = base.value else { return false }
    return format.isRoundedApart(value, base)
  }

  /// The windows that the figure is compared with, as the definition says or the reader chose. A figure whose past no
  /// delivery holds is compared with none.
  private func earlierWindows(
    _ definition: KeyFigureDefinition, _ from: Period, _ to: Period
  ) -> [(from: Period, to: Period, name: String)] {
    if FollowUps.metrics.contains(definition.metric) { return [] }
    let before = (from.previous, to.previous, "\(DanishText.definite(from.grain)) før")
    let lastYear = (from.lastYear, to.lastYear, from == to && from.grain == .year ? "året før" : "samme tid året før")
    if let comparison { return [comparison == .previous && from == to ? before : lastYear] }
    return (definition.showsPrevious ? [before] : []) + (definition.showsLastYear ? [lastYear] : [])
  }

  /// The unit beside the value: none where a word stands in its place, and of one thing its singular.
  private func unit(_ definition: KeyFigureDefinition, _ figure: Figure, _ from: Period, _ to: Period) throws -> String
  {
    guard let value = figure.value else { return "" }
    let unit = definition.format.unit(try reader.unit(of: definition.metric, from: from, to: to))
    return definition.format == .count && value.rounded() == 1 ? Self.singular[unit] ?? unit : unit
  }

  private static let singular = [
    "personer": "person", "sager": "sag", "indsatser": "indsats", "pladser": "plads", "borgere": "borger",
  ]
}

extension KeyFigure.DirectionText {
  /// With the word for numbers that were rounded each by itself, where they show it.
  fileprivate func rounded(_ isApart: Bool) -> KeyFigure.DirectionText {
    guard isApart, arrow != .level else { return self }
    var said = self
    said.text += " (afrundet)"
    return said
  }
}

/// How a difference is said, with the arrow that says the same.
private enum Direction {
  static func against(_ deviation: Double, _ format: NumberText, _ plan: Plan, marks: Bool) -> KeyFigure.DirectionText {
    if abs(deviation) < format.isLevelBelow { return .init(arrow: .level, text: "som \(plan.definite)") }
    let amount = format == .percent ? format.difference(abs(deviation)) : format.format.text(abs(deviation))
    return deviation > 0
      ? .init(arrow: .up, text: "\(amount) over \(plan.definite)", isOutsideFrame: marks)
      : .init(arrow: .down, text: "\(amount) under \(plan.definite)")
  }

  static func change(_ change: Double, _ format: NumberText, since: String, marks: Bool) -> KeyFigure.DirectionText {
    if abs(change) < format.isLevelBelow { return .init(arrow: .level, text: "som \(since)") }
    let amount = format.format.text(abs(change))
    let isMore = change > 0
    let words =
      switch format {
      case .percent: "\(format.difference(abs(change))) \(isMore ? "højere" : "lavere")"
      case .unitCost: "\(amount)\(DanishText.space)kr. \(isMore ? "højere" : "lavere")"
      case .millions, .thousands, .kroner: "\(amount) \(isMore ? "mere" : "mindre")"
      case .count, .persons: "\(amount) \(!isMore ? "færre" : amount == "1" ? "mere" : "flere")"
      }
    return .init(arrow: isMore ? .up : .down, text: "\(words) end \(since)", isOutsideFrame: marks && isMore)
  }
}
