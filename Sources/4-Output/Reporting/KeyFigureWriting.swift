internal import CareModel
internal import DocumentModel
internal import MetricEngine

extension ReportWriter {
  func keyFigure(_ definition: KeyFigureDefinition) throws -> KeyFigure {
    let (from, to) = definition.window.bounds(period)
    let figure = try reader.figure(definition.metric, from: from, to: to)
    let format = definition.format
    var comparisons: [KeyFigure.Comparison] = []
    var direction: KeyFigure.DirectionText?
    if let plan = definition.plan {
      let planned = try reader.figure(plan, from: from, to: to)
      let label = definition.planLabel ?? "Plan"
      comparisons.append(.init(label: label, value: FigureText(planned, format).number))
      direction = difference(figure, planned).map {
        against($0, format, word: label.lowercased(), marks: definition.marksExcess)
      }
    }
    let choosesPrevious = comparison == .previous && from == to
    if definition.showsPrevious && comparison == nil || choosesPrevious {
      let before = try previous(definition, from: from, to: to)
      comparisons.append(.init(label: before.label, value: FigureText(before.figure, format).number))
      if direction == nil {
        direction = difference(figure, before.figure).map { change($0, format, "på en måned", definition) }
      }
    }
    if definition.showsLastYear && comparison == nil || comparison != nil && !choosesPrevious {
      let before = try reader.figure(definition.metric, from: from.lastYear, to: to.lastYear)
      let label = DanishText.capitalised(DanishText.name(from: from.lastYear, to: to.lastYear))
      comparisons.append(.init(label: label, value: FigureText(before, format).number))
      if direction == nil { direction = difference(figure, before).map { change($0, format, "på et år", definition) } }
    }
    let text = FigureText(figure, format)
    var when = DanishText.name(from: from, to: to)
    if let note = definition.note { when += ", \(note)" }
    return KeyFigure(
      label: definition.label, period: when, value: text.number,
      unit: figure.value == nil ? "" : format.unit(try reader.unit(of: definition.metric, from: from, to: to)),
      state: text.state, direction: direction, comparisons: comparisons,
      reference: reader.reference(definition.metric, from, to), exact: figure.value)
  }

  private func previous(
    _ definition: KeyFigureDefinition, from: Period, to: Period
  ) throws -> (label: String, figure: Figure) {
    let (from, to) = (from.previous, to.previous)
    let figure = try reader.figure(definition.metric, from: from, to: to)
    return (DanishText.capitalised(DanishText.name(from: from, to: to)), figure)
  }

  private func against(
    _ deviation: Double, _ format: NumberText, word: String, marks: Bool
  ) -> KeyFigure.DirectionText {
    if abs(deviation) < format.isLevelBelow { return .init(arrow: .level, text: "som \(word)") }
    let amount = format.format.text(abs(deviation))
    return deviation > 0
      ? .init(arrow: .up, text: "\(amount) over \(word)", isOutsideFrame: marks)
      : .init(arrow: .down, text: "\(amount) under \(word)")
  }

  private func change(
    _ change: Double, _ format: NumberText, _ since: String, _ definition: KeyFigureDefinition
  ) -> KeyFigure.DirectionText {
    if abs(change) < format.isLevelBelow { return .init(arrow: .level, text: "uændret \(since)") }
    let amount = format.format.text(abs(change))
    let word =
      change > 0
      ? (format == .millions || format == .unitCost ? "mere" : "flere")
      : (format == .millions || format == .unitCost ? "mindre" : "færre")
    let noun = format == .percent ? " pct.-point" : ""
    let comparison = format == .percent ? (change > 0 ? "højere" : "lavere") : word
    return .init(
      arrow: change > 0 ? .up : .down, text: "\(amount)\(noun) \(comparison) \(since)",
      isOutsideFrame: definition.marksExcess && change > 0)
  }
}
