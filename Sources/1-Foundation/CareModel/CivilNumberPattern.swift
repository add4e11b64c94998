/// What looks like a CPR number (personnummer), however it is written: the one rule for everything that is typed, told, logged or
/// read from an extract.
///
/// It looks at the form alone: a day (also 61–91, as replacement numbers have), a month, a year and four characters, at most with
/// spaces, hyphens, dots, commas or the like between them. A check digit says nothing: numbers since 2007 need not fit it. Rather
/// one refusal too many than a number that stays; in an extract, where a number is replaced and not refused, only the `isSure`.
package enum CivilNumberPattern {
  /// A number in a text.
  package struct Match: Hashable, Sendable {
    /// In bytes of UTF-8.
    package var place: Range<Int>
    /// Ten characters: digits, and capital letters in replacement numbers (erstatnings-CPR).
    package var number: [UInt8]
    package var form: Form
  }

  /// How sure one can be by the way a number is written.
  package enum Form: Hashable, Sendable {
    /// Six digits and four characters with a sign between them, or day, month, year and four with a hyphen or a space among the
    /// signs: nothing else looks so.
    case sure
    /// Ten digits in a row. Many ids have ten, too.
    case unbroken
    /// As people write it now and then, and as other numbers stand by chance.
    case loose
  }

  /// What is said in the place of a number.
  package static let hint = "[udeladt: ligner et CPR-nummer]"

  /// Whether a text holds something that looks like a CPR number.
  package static func isIn(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var found = false
      find(in: bytes) { _ in
        found = true
        return false
      }
      return found
    }
  }

  /// The text with a hint in the place of every number.
  package static func hidden(_ text: String) -> String {
    var text = text
    // What two numbers hid from one another shows when one of them is gone.
    while true {
      let places = text.withUTF8 { bytes in matches(in: bytes).map(\.place) }
      if places.isEmpty { return text }
      let bytes = Array(text.utf8)
      var left: [UInt8] = []
      var from = 0
      for place in places {
        left += bytes[from..<place.lowerBound] + Array(hint.utf8)
        from = place.upperBound
      }
      text = String(decoding: left + bytes[from...], as: UTF8.self)
    }
  }

  /// What a person typed, as it may be said again: on one line, cut short, and without numbers. Hidden before it is cut: half a
  /// number looks like none.
  package static func quotable(_ text: some StringProtocol) -> String {
    String(hidden(String(text)).prefix(60).map { $0.isNewline ? " " : $0 })
  }

  /// The numbers in a text, ascending and apart.
  ///
  /// - Parameter counts: the forms that count.
  package static func matches(
    in bytes: UnsafeBufferPointer<UInt8>, where counts: (Form) -> Bool = { _ in true }
  ) -> [Match] {
    var found: [Match] = []
    find(in: bytes) { match in
      if counts(match.form), found.last.map({ $0.place.upperBound <= match.place.lowerBound }) ?? true {
        found.append(match)
      }
      return true
    }
    return found
  }

  /// Whether the first four digits can be a day of a month, or the day and sixty of a replacement number.
  package static func isDay(_ day: Int, month: Int) -> Bool {
    ((1...31).contains(day) || (61...91).contains(day)) && (1...12).contains(month)
  }

  /// Lends every number by where it begins, the shortest first, also those that overlap; stops when `take` says no.
  private static func find(in bytes: UnsafeBufferPointer<UInt8>, _ take: (Match) -> Bool) {
    var reader = CivilNumberReader(bytes)
    while let chain = reader.next() {
      for start in chain.groups.indices {
        var length = 0
        for end in start..<chain.groups.count {
          length += chain.groups[end].count
          if length > 12 { break }
          if length >= 9, let match = chain.number(start, end), !take(match) { return }
        }
      }
    }
  }
}
