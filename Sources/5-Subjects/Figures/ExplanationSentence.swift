internal import CareModel
internal import Danish
internal import DocumentModel
internal import MetricEngine

/// A figure said in plain words: who, how many days, what was divided by what.
struct ExplanationSentence {
  let explained: Explanation
  let definition: MetricDefinition
  let request: MetricRequest
  /// "Fjordby Kommune".
  let municipality: String
  /// "34,2 personer".
  let value: String
  let asOf: Day

  var text: String {
    switch explained.figure.state {
    case .missing: return "Tallet mangler, fordi en kilde ikke er leveret for \(window). Det er ikke nul."
    case .suppressed: return "Tallet vises ikke, fordi det handler om under 5 personer."
    case .notApplicable: return "Der er intet at opgøre for \(window)."
    case .final, .preliminary: break
    }
    return said.map(DanishText.sentence) ?? "\(definition.title) i \(window): \(DanishText.sentence(value))"
  }

  /// nil where a part is hidden, or where the words below say nothing of how it is made.
  private var said: String? {
    switch definition.measure {
    case .coveredDays(_, let share): return covered(share)
    case .persons(_, .covered):
      return count(.persons).map { "\(citizens($0)) havde mindst én dag med en indsats i \(window)." }
    case .persons(_, .stock):
      return explained.figure.value.map {
        "\(citizens($0)) var dækket både den \(DanishText.longDate(lastDay)) og dagen efter."
      }
    case .spells(_, let event):
      return explained.figure.value.map { spells in
        let what = spells == 1 ? "Ét forløb" : "\(number(spells)) forløb"
        return "\(what) \(event == .started ? "begyndte" : "sluttede") i \(window)"
          + (whose.map { " for borgere\($0)" } ?? "") + "."
      }
    case .sum:
      guard let rows = count(.period), let unit = unit(.period) else { return nil }
      let what = rows == 1 ? "Én række" : "\(number(rows)) \(unit)"
      return "\(what) i \(window) giver tilsammen \(value)"
    case .ratio:
      guard let above = count(.numerator), let below = count(.denominator) else { return nil }
      let hundred = definition.unit == .percent ? ", ganget med 100," : ""
      return "\(number(above)) delt med \(number(below))\(hundred) giver \(value)"
    case .count, .score, .latestStatus, .latestValue, .metric: return nil
    }
  }

  private func covered(_ share: Measure.DayShare) -> String? {
    guard let days = count(.days), let persons = count(.persons) else { return nil }
    let total =
      "\(citizens(persons)) var dækket i tilsammen \(number(days)) \(days == 1 ? "dag" : "dage") i \(window)."
    switch share {
    case .total: return total
    case .ofPeriod:
      let length = Double(request.from.firstDay.distance(to: lastDay) + 1)
      return total + " Delt med periodens \(number(length)) dage giver det \(value)"
    case .ofYear:
      guard request.from.year == lastDay.year, let last = Day(lastDay.year, 12, 31),
        let first = Day(lastDay.year, 1, 1)
      else { return total }
      return total + " Delt med årets \(number(Double(first.distance(to: last) + 1))) dage giver det \(value)"
    }
  }

  /// "36 borgere, som Fjordby Kommune betaler for,".
  private func citizens(_ count: Double) -> String {
    let who = count == 1 ? "Én borger" : "\(number(count)) borgere"
    return who + (whose.map { $0 + "," } ?? "")
  }

  /// ", som Fjordby Kommune betaler for"; nil where the municipality's part has no meaning.
  private var whose: String? {
    switch definition.population {
    case .paying: ", som \(municipality) betaler for"
    case .acting: ", som \(municipality) handler for"
    case .both: ", som \(municipality) både handler og betaler for"
    case .either: ", som \(municipality) handler eller betaler for"
    case .none: nil
    }
  }

  private var window: String { DanishText.longName(from: request.from, to: request.to) }

  private var lastDay: Day { min(request.to.lastDay, asOf) }

  /// nil where it is hidden or there is none.
  private func count(_ kind: Explanation.Step.Kind) -> Double? { explained.steps.last { $0.kind == kind }?.count }

  private func unit(_ kind: Explanation.Step.Kind) -> String? {
    explained.steps.last { $0.kind == kind }.flatMap { $0.unit.isEmpty ? nil : $0.unit }
  }

  private func number(_ value: Double) -> String {
    NumberFormat(decimals: value == value.rounded() ? 0 : 1).text(value)
  }
}
