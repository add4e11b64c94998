/// Groups of digits with signs between each and the next, as they stand in a text; anything else ends a chain.
struct CivilNumberChain {
  /// Digits in a row, or the last characters of a replacement number, which are letters and digits.
  struct Group {
    /// In bytes of the text.
    var place: Range<Int>
    /// Where its characters begin among the chain's, and how many they are.
    var first: Int
    var count: Int
    var before: Gap
    var hasLetters = false
  }

  /// What stands between a group and the one before.
  struct Gap: OptionSet {
    let rawValue: UInt8
    static let dash = Gap(rawValue: 1)
    static let space = Gap(rawValue: 2)
    static let comma = Gap(rawValue: 4)
    static let other = Gap(rawValue: 8)
  }

  var groups: [Group] = []
  /// Digits as in ASCII, whatever their script; letters as capitals.
  var characters: [UInt8] = []

  /// The number that some groups are, first and last included, when they are cut as people cut numbers.
  func number(_ start: Int, _ end: Int) -> CivilNumberPattern.Match? {
    let groups = groups[start...end]
    guard !groups.dropLast().contains(where: \.hasLetters) else { return nil }
    let last = groups[end]
    var number = Array(characters[groups[start].first..<(last.first + last.count)])
    var form = CivilNumberPattern.Form.loose
    switch groups.map(\.count) {
    case [10]: form = last.hasLetters ? .loose : .unbroken
    case [6, 4]: form = last.before.contains(.comma) ? .loose : .sure
    case [2, 2, 2, 4]:
      let gaps = groups.dropFirst().map(\.before)
      // Dots alone are how accounts are written.
      if gaps.contains(where: { !$0.isDisjoint(with: [.dash, .space]) }) { form = .sure }
    case [4, 2, 4], [2, 4, 4], [2, 2, 6], [3, 3, 4]: break
    // Pairs of digits are as often two dates; alone they are none.
    case [6, 2, 2], [2, 2, 2, 2, 2]: guard isAlone(start, end) else { return nil }
    case let all where all.count == 10 && all.allSatisfy({ $0 == 1 }): break
    // A zero that a spreadsheet has taken.
    case [9]: number.insert(UInt8(ascii: "0"), at: 0)
    case [5, 4], [1, 2, 2, 4]:
      guard last.before.contains(.dash) else { return nil }
      number.insert(UInt8(ascii: "0"), at: 0)
    case [12], [8, 4], [2, 2, 4, 4]:
      // A space or a dot between a date with its century and four digits is no CPR number's.
      guard groups.count < 4 || last.before.contains(.dash), isOfCentury(number, last) else { return nil }
      number.removeSubrange(4...5)
    default: return nil
    }
    guard fits(commasOf: groups), fits(lettersOf: last, among: groups.count), isDay(number, form) else { return nil }
    return CivilNumberPattern.Match(
      place: groups[start].place.lowerBound..<last.place.upperBound, number: number, form: form)
  }

  /// Six digits and four look like nothing else, so a day that no month has is a slip of the pen.
  private func isDay(_ number: [UInt8], _ form: CivilNumberPattern.Form) -> Bool {
    let (day, month) = (two(number, 0), two(number, 2))
    return CivilNumberPattern.isDay(day, month: month) || form == .sure && (1...12).contains(month)
  }

  /// Whether four characters after a date with its century can be a number's: the seventh digit says which century a person
  /// is of. `30112025-1430` is a day and a time, for nobody born in 2025 has a number that begins with 1.
  private func isOfCentury(_ number: [UInt8], _ last: Group) -> Bool {
    let (century, year, seventh) = (two(number, 4), two(number, 6), Int(number[8]) - 48)
    if last.hasLetters { return (18...20).contains(century) }
    switch seventh {
    case 0...3: return century == 19
    case 4, 9: return century == (year <= 36 ? 20 : 19)
    default: return century == (year <= 57 ? 20 : 18)
    }
  }

  /// Commas stand between all the parts, or before the last four; else they part numbers from one another.
  private func fits(commasOf groups: ArraySlice<Group>) -> Bool {
    let gaps = groups.dropFirst().map { $0.before.contains(.comma) }
    if !gaps.contains(true) { return true }
    switch groups.map(\.count) {
    case [6, 4], [2, 2, 2, 4]: return !gaps.dropLast().contains(true) || gaps.allSatisfy { $0 }
    case [6, 2, 2], [2, 2, 2, 2, 2]: return false
    default: return gaps.allSatisfy { $0 }
    }
  }

  /// Letters follow six digits, however those are cut. Two letters and two digits are as often a word and its number, so they
  /// follow at once, or after a hyphen or a space.
  private func fits(lettersOf last: Group, among count: Int) -> Bool {
    guard last.hasLetters else { return true }
    if count == 1 { return true }
    let isDigit = (48...57).contains(characters[last.first])
    return last.count == 4 && (isDigit || last.before.isSubset(of: [.dash, .space]))
  }

  /// Whether the groups are all of their chain, or parted from the others by commas.
  private func isAlone(_ start: Int, _ end: Int) -> Bool {
    (start == 0 || groups[start].before.contains(.comma))
      && (end == groups.count - 1 || groups[end + 1].before.contains(.comma))
  }

  private func two(_ number: [UInt8], _ at: Int) -> Int { Int(number[at]) * 10 + Int(number[at + 1]) - 528 }
}

/// Reads a text's chains one after another.
struct CivilNumberReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// nil at the end of the text.
  mutating func next() -> CivilNumberChain? {
    var chain = CivilNumberChain()
    var gap: CivilNumberChain.Gap = []
    var signs = 0
    /// Whether the last thing that was read is a letter or a digit: no word begins after it.
    var isInWord = index > 0 && (isLetter(bytes[index - 1]) || isDigit(bytes[index - 1]))
    while index < bytes.count {
      if !isInWord, let tail = replacementTail() {
        chain.add(bytes, index..<index + tail, hasLetters: true, after: gap)
        index += tail
        // Letters are the last of a number.
        return chain
      }
      let (length, kind) = symbol(at: index)
      switch kind {
      case .digit(let digit):
        let place = index..<index + length
        if signs == 0, !chain.groups.isEmpty {
          chain.extend(digit, to: place.upperBound)
        } else {
          chain.add(digit, place, after: gap)
        }
        (gap, signs) = ([], 0)
      case .invisible: break
      case .sign(let sign):
        if !chain.groups.isEmpty {
          gap.insert(sign)
          signs += 1
          if signs > 5 {
            index += length
            return chain
          }
        }
      case .letter, .none:
        if !chain.groups.isEmpty { return chain }
      }
      switch kind {
      case .digit, .letter: isInWord = true
      case .invisible: break
      case .sign, .none: isInWord = false
      }
      index += length
    }
    return chain.groups.isEmpty ? nil : chain
  }

  /// The length of the word that begins here when it ends as a replacement number: `1AB2` or `AB12`, alone or after six digits.
  private func replacementTail() -> Int? {
    var length = 0
    while length < 11, index + length < bytes.count, isLetter(bytes[index + length]) || isDigit(bytes[index + length]) {
      length += 1
    }
    guard length == 4 || length == 10, !isInWord(at: index + length) else { return nil }
    let word = bytes[index..<index + length]
    guard word.dropLast(4).allSatisfy(isDigit) else { return nil }
    let tail = word.suffix(4).map(isDigit)
    return tail == [true, false, false, true] || tail == [false, false, true, true] ? length : nil
  }

  private enum Kind {
    case digit(UInt8)
    case letter
    case sign(CivilNumberChain.Gap)
    /// What nobody sees separates nothing.
    case invisible
    case none
  }

  private func isInWord(at index: Int) -> Bool {
    guard index < bytes.count else { return false }
    switch symbol(at: index).kind {
    case .digit, .letter: return true
    case .sign, .invisible, .none: return false
    }
  }

  /// What stands in a place, and in how many bytes.
  private func symbol(at index: Int) -> (length: Int, kind: Kind) {
    let byte = bytes[index]
    guard byte >= 0x80 else {
      switch byte {
      case 48...57: return (1, .digit(byte))
      case 65...90, 97...122: return (1, .letter)
      case UInt8(ascii: "-"), UInt8(ascii: "~"): return (1, .sign(.dash))
      case UInt8(ascii: " "), 9...13: return (1, .sign(.space))
      case UInt8(ascii: ","): return (1, .sign(.comma))
      case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "+"),
        UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"):
        return (1, .sign(.other))
      default: return (1, .none)
      }
    }
    var decoder = UTF8()
    var rest = bytes[index..<min(index + 4, bytes.count)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return (1, .none) }
    return (UTF8.width(scalar), kind(of: scalar))
  }

  private func kind(of scalar: Unicode.Scalar) -> Kind {
    let properties = scalar.properties
    // A digit of any script, also a full-width one.
    if properties.numericType == .decimal, let value = properties.numericValue { return .digit(48 + UInt8(value)) }
    if ["·", "•"].contains(scalar) { return .sign(.other) }
    if properties.isDefaultIgnorableCodePoint { return .invisible }
    if properties.isWhitespace { return .sign(.space) }
    if scalar == "\u{2212}" || properties.generalCategory == .dashPunctuation { return .sign(.dash) }
    return properties.isAlphabetic ? .letter : .none
  }
}

extension CivilNumberChain {
  fileprivate mutating func add(_ digit: UInt8, _ place: Range<Int>, after gap: Gap) {
    groups.append(Group(place: place, first: characters.count, count: 1, before: gap))
    characters.append(digit)
  }

  fileprivate mutating func extend(_ digit: UInt8, to end: Int) {
    let last = groups.count - 1
    groups[last].count += 1
    groups[last].place = groups[last].place.lowerBound..<end
    characters.append(digit)
  }

  fileprivate mutating func add(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: Range<Int>, hasLetters: Bool, after gap: Gap
  ) {
    groups.append(
      Group(
        place: place, first: characters.count, count: place.count, before: gap, hasLetters: hasLetters))
    for byte in bytes[place] { characters.append(byte >= 97 ? byte - 32 : byte) }
  }
}

private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

private func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & 0xDF) }
