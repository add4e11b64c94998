internal import CareModel
internal import Danish
internal import Definitions
internal import DocumentModel
internal import MetricEngine

/// Whether more persons or a higher price explain that money has grown since last year (årsag).
struct PriceOrVolume: Sendable {
  private let price: String
  /// What the price is of.
  private let units: String
  /// Persons as a reader counts them.
  private let persons: String
  /// "prisen pr. helårsperson".
  private let priceDefinite: String
  private let noun: CountedNoun

  init?(reading item: DefinitionMapping, by dimension: Dimension?, metrics: KnownMetrics) {
    defer { item.finish() }
    guard let price = metrics.metric(item, "price"), let units = metrics.metric(item, "units"),
      let persons = metrics.metric(item, "persons"),
      let definite = metrics.need(metrics.words(price)?.definite, "definite", price, item, "price"),
      let noun = metrics.counted(persons, item, at: "persons")
    else { return nil }
    metrics.check([price, units, persons], by: dimension, item, at: "price")
    (self.price, self.units, self.persons, priceDefinite, self.noun) = (price, units, persons, definite, noun)
  }

  private var metrics: [String] { [price, units, persons] }

  /// Says what is asked for once it is known where the excess lies.
  func foresee(from: Period, to: Period, in reader: FigureReader) {
    reader.mayAsk(metrics, from: from, to: to)
    reader.mayAsk(metrics, from: from.lastYear, to: to.lastYear)
  }

  func spans(_ filter: MetricFilter, from: Period, to: Period, in writer: ReportWriter) throws -> [Prose.Span] {
    guard let split = try split(filter, from: from, to: to, writer.reader) else { return [] }
    let count = NumberText.persons
    func reference(_ metric: String) -> FigureReference {
      writer.reader.reference(metric, from, to, filters: [filter])
    }
    if split.volume > split.price && split.persons >= count.isLevelBelow {
      let more = split.persons < 1.5 ? "\(noun.bare) mere" : "flere \(noun.many)"
      return [
        Prose.Span(", hvor der i gennemsnit er "),
        Prose.Span("\(count.format.text(split.persons)) \(more)", strong: true, figure: reference(persons)),
        Prose.Span(" end samme tid sidste år"),
      ]
    }
    guard split.price > 0 && split.pricePercent >= NumberText.percent.isLevelBelow else { return [] }
    return [
      Prose.Span(", hvor "),
      Prose.Span(
        "\(priceDefinite) er \(NumberText.percent.phrase(split.pricePercent)) højere", strong: true,
        figure: reference(price)),
      Prose.Span(" end samme tid sidste år"),
    ]
  }

  /// Growth since last year split as key-figures § 3: Δ = (P1−P0)·Q0 + (Q1−Q0)·P0 + residual. Kroner and persons at yearly level.
  private func split(
    _ filter: MetricFilter, from: Period, to: Period, _ reader: FigureReader
  ) throws -> (price: Double, volume: Double, persons: Double, pricePercent: Double)? {
    // All are asked for before any is looked at, so that they are answered together.
    let asked = try [(from, to), (from.lastYear, to.lastYear)].map { from, to in
      try metrics.map { try reader.figure($0, from: from, to: to, filters: [filter]).value }
    }
    let known = asked.compactMap { values -> (price: Double, units: Double, persons: Double)? in
      guard let price = values[0], let units = values[1], let persons = values[2] else { return nil }
      return (price, units, persons)
    }
    guard known.count == 2, known[1].price > 0 else { return nil }
    let (now, before) = (known[0], known[1])
    return (
      (now.price - before.price) * before.units, (now.units - before.units) * before.price,
      now.persons - before.persons, (now.price / before.price - 1) * 100
    )
  }
}

extension CountedNoun {
  /// "borger" of "én borger": the noun of one, without its number.
  fileprivate var bare: String { one.split(separator: " ").dropFirst().joined(separator: " ") }
}
