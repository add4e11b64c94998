/// A pattern (regular expression) that a whole value must fit, and how its groups are written anew: `$1.$2`.
struct TextPattern {
  private let regex: Regex<AnyRegexOutput>
  let groups: Int

  init?(_ pattern: String) {
    do { regex = try Regex(pattern) } catch { return nil }
    groups = TextPattern.groupCount(pattern)
  }

  /// What the groups hold; nil when the value does not fit.
  func groups(of text: String) -> [String]? {
    do {
      guard let match = try regex.wholeMatch(in: text) else { return nil }
      return (1..<max(match.output.count, 1)).map { match.output[$0].substring.map(String.init) ?? "" }
    } catch { return nil }
  }

  /// The value written by a template; nil when the value does not fit.
  func rewritten(_ text: String, as template: String) -> String? {
    guard let groups = groups(of: text) else { return nil }
    var result = ""
    var isReference = false
    for character in template {
      if isReference, let number = character.wholeNumberValue {
        if groups.indices.contains(number - 1) { result += groups[number - 1] }
        isReference = false
      } else if character == "$", !isReference {
        isReference = true
      } else {
        if isReference, character != "$" { result.append("$") }
        result.append(character)
        isReference = false
      }
    }
    return result
  }

  /// Opening parentheses that remember.
  private static func groupCount(_ pattern: String) -> Int {
    var count = 0
    var previous: Character = " "
    let characters = Array(pattern)
    for (index, character) in characters.enumerated() {
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      if character == "(", previous != "\\", next != "?" { count += 1 }
      previous = previous == "\\" && character == "\\" ? " " : character
    }
    return count
  }
}
