/// Names of sheets: at most 31 UTF-16 units, no `[]:*?/\'`, no two alike whatever the case.
struct SheetNames {
  private var taken: Set<String> = ["history"]
  private static let longest = 31

  mutating func name(for title: String) -> String {
    let allowed = title.filter { !"[]:*?/\\'".contains($0) && !$0.isNewline && $0 != "\0" }
    let trimmed = allowed.split(separator: " ").joined(separator: " ")
    let base = trimmed.isEmpty ? "Ark" : trimmed
    var candidate = Self.cut(base, to: Self.longest)
    var count = 1
    while !taken.insert(candidate.lowercased()).inserted {
      count += 1
      let ending = " (\(count))"
      candidate = Self.cut(base, to: Self.longest - ending.utf16.count) + ending
    }
    return candidate
  }

  private static func cut(_ text: String, to length: Int) -> String {
    guard text.utf16.count > length else { return text }
    var result = ""
    for character in text {
      guard result.utf16.count + String(character).utf16.count < length else { break }
      result.append(character)
    }
    return result.split(separator: " ").joined(separator: " ") + "…"
  }
}
