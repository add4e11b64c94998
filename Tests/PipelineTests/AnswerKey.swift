import Access
import CareModel
import Foundation
import MetricEngine
import Serving
import TestSupport

/// `facit.json`: what the figures must be, counted by something that is not the pipeline.
struct AnswerKey {
  struct Question {
    var metric: String
    var grain: Period.Grain
    var by: [CareModel.Dimension]
    var filters: [MetricFilter]
    /// Period and group values → the figure; nil where the key says that there is none.
    var rows: [[String?]: Double?]
  }

  var municipality: String
  var asOf: String
  var questions: [Question]

  init(_ file: URL) throws {
    guard
      let top = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any],
      let municipality = top["municipality"] as? String, let asOf = top["as_of"] as? String,
      let figures = top["figures"] as? [[String: Any]]
    else { throw Unreadable() }
    self.municipality = municipality
    self.asOf = asOf
    questions = try figures.map { item in
      guard let metric = item["metric"] as? String, let rows = item["rows"] as? [[String: Any]],
        let grain = (item["grain"] as? String).flatMap(Period.Grain.init(rawValue:))
      else { throw Unreadable() }
      let by = try (item["by"] as? [String] ?? []).map { word in
        guard let dimension = CareModel.Dimension(rawValue: word) else { throw Unreadable() }
        return dimension
      }
      let filters = try (item["where"] as? [String: Any] ?? [:]).sorted { $0.key < $1.key }.map { key, value in
        guard let dimension = CareModel.Dimension(rawValue: key) else { throw Unreadable() }
        return MetricFilter(dimension, value as? String)
      }
      var answers: [[String?]: Double?] = [:]
      for row in rows {
        guard let period = row["period"] as? String else { throw Unreadable() }
        let key = [period] + by.map { row[$0.rawValue] as? String }
        answers[key] = .some((row["value"] as? NSNumber)?.doubleValue)
      }
      return Question(metric: metric, grain: grain, by: by, filters: filters, rows: answers)
    }
  }

  struct Unreadable: Error {}
}

/// Every difference between the answer key and the engine; a group that the engine leaves out is a zero.
func differences(_ key: AnswerKey, _ open: OpenWarehouse) throws -> (compared: Int, found: [String]) {
  var compared = 0
  var found: [String] = []
  let scope = try Scope.shipped(.dataTeam)
  for question in key.questions {
    let periods = Set(question.rows.keys.compactMap { $0[0].flatMap { Period($0) } }).sorted()
    guard let first = periods.first, let last = periods.last else { continue }
    let request = MetricRequest(
      metrics: [question.metric], from: first, to: last, grain: question.grain, by: question.by,
      filters: question.filters)
    var actual: [[String?]: Figure] = [:]
    for row in try open.engine.figures(request, scope: scope)[0].rows {
      actual[[row.from.description] + row.groups] = row
    }
    for (row, expected) in question.rows {
      compared += 1
      let figure = actual[row]
      // A zero that is left out, on either side, is the same as a zero that is written.
      let value = figure.map(\.value) ?? (expected == nil ? nil : .some(0))
      if !agree(value ?? nil, expected) {
        found.append(
          "\(question.metric) \(question.grain) \(row): facit \(text(expected)), beregnet \(text(value ?? nil)) \(figure?.state.rawValue ?? "udeladt")"
        )
      }
    }
    for (row, figure) in actual where question.rows[row] == nil {
      guard let period = row[0].flatMap({ Period($0) }), periods.contains(period) else { continue }
      if let value = figure.value, value != 0 {
        found.append("\(question.metric) \(question.grain) \(row): ikke i facit, beregnet \(value)")
      }
    }
  }
  return (compared, found)
}

/// Persons and kroner have no tolerance; a quotient of two exact numbers may differ in its last bits.
private func agree(_ value: Double?, _ expected: Double?) -> Bool {
  guard let value, let expected else { return value == nil && expected == nil }
  return value == expected || (value != value.rounded() && abs(value - expected) <= 1e-9 * max(1, abs(expected)))
}

private func text(_ value: Double?) -> String { value.map { "\($0)" } ?? "intet" }
