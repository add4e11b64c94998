internal import Access
internal import CareModel
internal import Danish
internal import MetricEngine

extension Refusal {
  /// A request that the engine cannot answer: in ids for a terminal, in people's words for a page.
  init(metric refusal: MetricRefusal) {
    let said = Refusal(.badCall, [refusal.diagnostic])
    switch refusal {
    case .dimensionNotAllowed(_, let dimension, let allowed):
      self = said.onPages(
        "Nøgletallet kan ikke deles eller afgrænses efter \(Words.dimension(dimension).lowercased()).",
        NextStep(
          text: allowed.isEmpty
            ? "Det vises kun i alt."
            : "Det kan deles efter \(DanishText.list(allowed.map { Words.dimension($0).lowercased() }))."))
    case .dimensionOutsideRole(let dimension, let role):
      self = said.onPages(
        "\(role.danishName) ser ikke tal delt efter \(Words.dimension(dimension).lowercased()).",
        NextStep(text: said.suggestion ?? ""))
    case .periodReversed:
      self = said.onPages(nil, NextStep(text: "Byt om på første og sidste måned."))
    case .notByUnit:
      self = said.onPages("Nøgletallet findes kun for hele kommunen og kan ikke vises for en enkelt enhed.", nil)
    case .unknownValue(let dimension, let value, let known):
      self = said.onPages(
        "\(Words.dimension(dimension)) har ikke den værdi, der står i adressen.",
        NextStep(
          typed: value, among: known.map { Named($0, "det nærmeste, der findes") },
          else: "Gå ind fra et tal i en rapport, og vælg derfra."))
    case .unknownMetric, .tooManyPeriods, .repeatedDimension: self = said
    }
  }
}
