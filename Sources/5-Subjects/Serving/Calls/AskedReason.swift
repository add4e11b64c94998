internal import CareModel

extension Asked {
  /// A person's own words for why: one line, long enough to be a reason, and nothing that could be a CPR number.
  ///
  /// - Parameters:
  ///   - thing: what needs the reason, in the definite form: "Frigivelsen".
  ///   - least: how many letters make a reason.
  package static func reason(_ text: String, for thing: String, least: Int = 1) throws(Refusal) -> String {
    let text = text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
    guard text.count >= least else {
      throw Refusal(
        .badCall, code: "begrundelse-mangler", "\(thing) mangler en begrundelse.",
        suggestion: least > 1 ? "Skriv hvorfor med mindst \(least) tegn." : "Skriv --reason og hvorfor.")
    }
    guard text.count <= 500 else {
      throw Refusal(
        .badCall, code: "begrundelse-lang", "Begrundelsen er på \(text.count) tegn.",
        suggestion: "Skriv den på højst 500 tegn.")
    }
    guard !CivilNumberPattern.isIn(text) else {
      throw Refusal(
        .badCall, code: "begrundelse-cpr", "Begrundelsen ligner, at den har et CPR-nummer i sig.",
        suggestion: "Skriv den uden at nævne borgere; den bliver gemt og vist.")
    }
    return text
  }
}
