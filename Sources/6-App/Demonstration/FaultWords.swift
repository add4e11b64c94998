internal import Demo
internal import Diagnostics
internal import Serving

/// Reads the faults that were asked for: `all`, or kinds with a number each (`K3:5`).
func faultPlan(_ call: DemoCall) throws(Refusal) -> FaultPlan {
  var plan = FaultPlan()
  for word in call.faults ?? [] {
    if word == "all" {
      for kind in FaultPlan.all.counts.keys { plan.sow(kind) }
    } else {
      let (kind, count) = try faultKind(word, option: "--faults")
      if let count, count < 1 { throw unreadable(word, option: "--faults") }
      plan.sow(kind, count: count)
    }
  }
  for (words, option, inFinanceOnly) in [
    (call.corrected, "--corrected", false), (call.correctedInFinance, "--corrected-in-finance", true),
  ] {
    for word in words {
      let (kind, count) = try faultKind(word, option: option)
      plan.correct(kind, count: count, inFinanceOnly: inFinanceOnly)
    }
  }
  return plan
}

/// `K3`, `K3:5`, and for corrections `K3:-1`, the last.
private func faultKind(_ word: String, option: String) throws(Refusal) -> (FaultKind, Int?) {
  let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
  let count = parts.count == 2 ? Int(parts[1]) : nil
  if parts.count == 2, count == nil || count == 0 { throw unreadable(word, option: option) }
  let names = FaultKind.allCases.map(\.rawValue)
  if let name = names.first(where: { $0.lowercased() == parts[0].lowercased() }), let kind = FaultKind(rawValue: name) {
    return (kind, count)
  }
  if let kind = FaultKind.otherSpellings[parts[0]] { return (kind, count) }
  let near = nearMiss(parts[0], among: names).map { "Mente du `\($0)`? " } ?? ""
  throw Refusal(
    .badCall, code: "fejl-ukendt", "`\(Asked.short(parts[0]))` er ikke en slags fejl, der kan sås.",
    suggestion: near + "Skriv all eller en liste af: \(names.joined(separator: ", ")).")
}

private func unreadable(_ word: String, option: String) -> Refusal {
  Refusal(
    .badCall, code: "fejl-antal", "`\(Asked.short(word))` i \(option) har ikke et antal efter kolonet.",
    suggestion: "Skriv for eksempel K3:5.")
}
