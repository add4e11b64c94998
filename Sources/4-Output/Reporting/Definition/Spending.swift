internal import Definitions
internal import MetricEngine

/// Money against its plan, with the words that sentences of it need; the words are the metrics' own.
struct Spending: Hashable, Sendable {
  let metric: String
  let plan: String
  /// "forbrug", "forbruget", "merforbrug", "merforbruget", "mindreforbrug", "brugt".
  let noun, definite, more, moreDefinite, less, done: String
  /// "budget", "budgettet".
  let planNoun, planDefinite: String
}

extension KnownMetrics {
  /// The spending of a metric and its plan; nil, and a fault, where one of them lacks a word.
  func spending(_ metric: String?, _ plan: String?, _ item: DefinitionMapping, at key: String = "plan") -> Spending? {
    guard let metric, let plan, let own = words(metric), let planned = words(plan) else { return nil }
    guard let noun = need(own.noun, "noun", metric, item, key),
      let definite = need(own.definite, "definite", metric, item, key),
      let more = need(own.more, "more", metric, item, key),
      let moreDefinite = need(own.moreDefinite, "more_definite", metric, item, key),
      let less = need(own.less, "less", metric, item, key), let done = need(own.done, "done", metric, item, key),
      let planNoun = need(planned.noun, "noun", plan, item, key),
      let planDefinite = need(planned.definite, "definite", plan, item, key)
    else { return nil }
    return Spending(
      metric: metric, plan: plan, noun: noun, definite: definite, more: more, moreDefinite: moreDefinite, less: less,
      done: done, planNoun: planNoun, planDefinite: planDefinite)
  }

  /// A word that a sentence cannot be without.
  func need(_ word: String?, _ name: String, _ metric: String, _ item: DefinitionMapping, _ key: String) -> String? {
    if word == nil {
      item.report(
        "ord-mangler", "Sætningen bruger et ord, som nøgletallet `\(metric)` ikke har: `\(name)`.",
        suggestion: "Skriv det under `words:` i nøgletallets definition.", at: key)
    }
    return word
  }
}
