internal import Demo
internal import Foundation

/// How large and which fictional municipality.
package struct DemoCall: Sendable {
  package var citizens: Int
  package var years: Int
  package var municipalities: Int
  package var seed: UInt64
  /// Kinds of seeded faults; nil is all.
  package var faults: [String]?

  package init(
    citizens: Int = 900, years: Int = 3, municipalities: Int = 1, seed: UInt64 = 2026, faults: [String]? = nil
  ) {
    self.citizens = citizens
    self.years = years
    self.municipalities = municipalities
    self.seed = seed
    self.faults = faults
  }
}

/// Writes the extracts of the fictional municipality and their answer key (`traad synth`).
package func writeDemo(_ call: DemoCall, to path: String, surroundings: Surroundings) throws(Refusal) {
  for (name, value, range) in [
    ("--citizens", call.citizens, 1...2_000_000), ("--years", call.years, 1...30),
    ("--municipalities", call.municipalities, 1...98),
  ] where !range.contains(value) {
    throw Refusal(
      .badCall, code: "tal-uden-for-graenser", "\(name) skal ligge mellem \(range.lowerBound) og \(range.upperBound).")
  }
  if let faults = call.faults, !faults.isEmpty {
    throw Refusal(
      .badCall, code: "fejl-ukendt", "Der kan ikke sås fejl i udtrækkene endnu.", suggestion: "Kald uden --faults.")
  }
  let folder = URL(fileURLWithPath: path, relativeTo: surroundings.current).standardizedFileURL
  do {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let municipality = DemoMunicipality(
      seed: call.seed, citizens: call.citizens, years: call.years, municipalities: call.municipalities)
    try municipality.write(to: folder, progress: surroundings.say)
  } catch {
    throw Refusal(error)
  }
}
