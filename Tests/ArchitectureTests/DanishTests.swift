internal import Testing

/// Texts for people are written in one place, so that they cannot drift apart.
@Suite struct DanishTests {
  struct Habit {
    let name: String
    let pattern: Regex<Substring>
    /// A line without any of these cannot match.
    let words: [String]
    /// What it looks like, and what looks like it and is something else.
    let example: String
    let other: String
    /// Files that may, each with its reason.
    var exceptions: [String] = []
  }

  static var habits: [Habit] {
    [
      Habit(
        name: "måneders navne", pattern: /"(?:januar|jan\.?)"|"(?:februar|feb\.?)"/, words: ["\"jan", "\"feb"],
        example: #"let names = ["jan.", "feb."]"#, other: #"Text("januar 2026")"#),
      Habit(
        name: "æ, ø og å som ASCII", pattern: /"[æøå]"(?:: *(?:return )?(?:\w+ *\+?= *)?|, *with: *)"(?:ae|oe|aa)"/,
        words: ["\"æ\"", "\"ø\"", "\"å\""], example: #"case "ø": result += "oe""#,
        other: #"if letter == "ø" { stop() }"#),
      Habit(
        name: "cifre i grupper af tre",
        pattern: /% 3 == 0|suffix\(3\)|\/ 1000\)|groupingSeparator|NumberFormatter|\bda_DK\b/,
        words: ["% 3 == 0", "suffix(3)", "/ 1000)", "groupingSeparator", "NumberFormatter", "da_DK"],
        example: "if (digits.count - index) % 3 == 0 { text += \".\" }", other: "NumberFormat(scale: 1000)",
        exceptions: [
          // Writes extracts as other programs do, byte by byte.
          "Tools/Demo/CSVFile.swift"
        ]),
      Habit(
        name: "en liste med og", pattern: /" og " \+|\) og \\\(last\)|joined\(separator: " og "\)/,
        words: ["\" og \"", " og \\("], example: #"names.dropLast().joined(separator: ", ") + " og " + last"#,
        other: #""\(count) fund og rækker""#),
      Habit(
        name: "små tal i ord", pattern: /"[Tt]re", *"[Ff]ire"/, words: ["\"tre\"", "\"Tre\""],
        example: #"let words = ["to", "tre", "fire"]"#, other: #"if word == "tre" { stop() }"#),
      Habit(
        name: "et tal, der kan skilles fra sin enhed", pattern: /\) (?:kr|pct|mio)\./,
        words: [") kr.", ") pct.", ") mio."],
        example: #"let text = "\(amount) kr.""#, other: #"let text = "\(amount)\(space)kr.""#),
      Habit(
        name: "store og små begyndelsesbogstaver", pattern: /prefix\(1\)\.(?:uppercased|lowercased)\(\)/,
        words: ["prefix(1)."], example: "text.prefix(1).uppercased() + text.dropFirst()",
        other: "text.prefix(1).isEmpty"),
    ]
  }

  @Test(arguments: habits.indices)
  func `only Danish writes Danish`(index: Int) throws {
    let habit = DanishTests.habits[index]
    let strays = try Repository.sources()
      .filter { $0.target != "Danish" && !habit.exceptions.contains($0.path) }
      .flatMap { $0.places(of: habit.pattern, having: habit.words) }
    #expect(strays == [], "\(habit.name) hører til i målet Danish")
  }

  @Test(arguments: habits.indices)
  func `a habit is known when it is seen, and each exception still needs to be one`(index: Int) throws {
    let habit = DanishTests.habits[index]
    let file = SourceFile(path: "Sources/1-Foundation/X/Y.swift", text: "\(habit.example)\n\(habit.other)\n")
    #expect(file.places(of: habit.pattern, having: habit.words) == ["Sources/1-Foundation/X/Y.swift:1"])
    for exception in habit.exceptions {
      let file = try SourceFile(path: exception, text: Repository.text(exception))
      #expect(file.places(of: habit.pattern, having: habit.words) != [], "\(exception) er ingen undtagelse mere")
    }
  }

  @Test func `one calendar and one hash`() throws {
    let homes = ["Sources/1-Foundation/CareModel/Day.swift", "Sources/1-Foundation/CareModel/StableHash.swift"]
    let strays = try Repository.sources().filter { !homes.contains($0.path) }
      .flatMap {
        $0.places(
          of: /719_?468|14_?695_?981_?039_?346_?656_?037|2_?166_?136_?261|16_?777_?619/,
          having: ["719", "14_695", "14695", "2_166", "2166136261", "16_777", "16777"])
      }
    #expect(strays == [])
  }
}
