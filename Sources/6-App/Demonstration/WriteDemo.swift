internal import CareModel
internal import Demo
internal import Foundation
package import Serving

/// How large and which fictional municipality, and what is wrong with its delivery.
package struct DemoCall: Sendable {
  package var citizens: Int
  package var years: Int
  package var municipalities: Int
  package var seed: UInt64
  /// Faults to sow, as they were typed; nil or empty is none.
  package var faults: [String]?
  /// Sown faults that have been corrected since; the citizens who carried them stay.
  package var corrected: [String]
  /// Sown faults that have been corrected in the finance system alone.
  package var correctedInFinance: [String]
  /// The day of the delivery, as it was typed; nil is the last day of the data.
  package var asOf: String?

  package init(
    citizens: Int = 900, years: Int = 3, municipalities: Int = 1, seed: UInt64 = 2026, faults: [String]? = nil,
    corrected: [String] = [], correctedInFinance: [String] = [], asOf: String? = nil
  ) {
    self.citizens = citizens
    self.years = years
    self.municipalities = municipalities
    self.seed = seed
    self.faults = faults
    self.corrected = corrected
    self.correctedInFinance = correctedInFinance
    self.asOf = asOf
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
  let plan = try faultPlan(call)
  let day = try deliveryDay(call.asOf)
  let folder = URL(fileURLWithPath: path, relativeTo: surroundings.current).standardizedFileURL
  try refusing {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let municipality = DemoMunicipality(
      seed: call.seed, citizens: call.citizens, years: call.years, municipalities: call.municipalities, faults: plan,
      day: day)
    try municipality.write(to: folder, progress: surroundings.say)
  }
}

private func deliveryDay(_ text: String?) throws(Refusal) -> Day? {
  guard let text else { return nil }
  let day = try Asked.day(text)
  guard DemoMunicipality.days.contains(day) else {
    throw Refusal(
      .badCall, code: "dato-uden-for-graenser", "Den opdigtede kommune kan ikke levere pr. \(Asked.short(text)).",
      suggestion: "Vælg den sidste dag i en måned fra januar til oktober 2026, for eksempel 2026-09-30.")
  }
  return day
}
