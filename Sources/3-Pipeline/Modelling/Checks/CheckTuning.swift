internal import CareModel
internal import Definitions
internal import Diagnostics

/// What a municipality may change of a built-in check: whether it runs, its thresholds, its severity. All is told.
enum CheckTuning {
  static func apply(_ mapping: DefinitionMapping, to check: inout Check) {
    if let id = mapping.optionalString("id"), id != check.id {
      mapping.report("id-filnavn", "Filen hedder `\(check.id)`, men indstiller `\(id)`.", at: "id")
    }
    check.isOn = mapping.bool("enabled", default: true)
    if let severity = mapping.optionalChoice("severity", FindingSeverity.self), severity != check.severity {
      check.tuning.append("alvor: \(severity.word) (standard \(check.severity.word))")
      check.severity = severity
    }
    if let thresholds = mapping.mapping("thresholds") {
      for name in thresholds.keys { set(name, thresholds, &check) }
    }
    if !check.isOn { check.tuning.append("slået fra af kommunen") }
    mapping.finish()
  }

  private static func set(_ name: String, _ mapping: DefinitionMapping, _ check: inout Check) {
    guard let number = mapping.optionalDouble(name), let text = mapping.optionalString(name), number.isFinite else {
      return
    }
    guard let index = check.thresholds.firstIndex(where: { $0.name == name }) else {
      let near = nearMiss(name, among: check.thresholds.map(\.name))
      mapping.report(
        "taerskel-ukendt", "Kontrollen \(check.id) har ingen tærskel `\(name)`.",
        suggestion: near.map { "Mente du `\($0)`?" }
          ?? "Den har: \(check.thresholds.map(\.name).joined(separator: ", ")).", at: name)
      return
    }
    if check.thresholds[index].isWhole && Int(text) == nil {
      mapping.report("forkert-type", "`\(name)` skal være et helt tal.", at: name)
      return
    }
    check.thresholds[index].value = text
  }
}
