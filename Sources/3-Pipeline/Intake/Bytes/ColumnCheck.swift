/// What one column of one file must hold, what its values vote for, and what was seen that the SQL must handle.
struct ColumnCheck {
  let field: Field
  /// Whether cells come from a workbook, where numbers and dates have a form of their own.
  let isWorkbook: Bool
  /// How the whole column is to be read; decided from the votes of all its values.
  var plan = Plan()
  var votes = Votes()
  var seen = Seen()
  /// Words of the list by the spelling that stands in the file, where it differs.
  var spellings: [String: String] = [:]
  /// Values that say no date, as they stand.
  var openDates: Set<String> = []
  /// The citizens of the column, each once a spelling, in the order they first stand.
  private(set) var citizens: [Citizen] = []
  /// Place in `citizens` of the value just looked at; nil when it was empty.
  private(set) var citizen: Int?
  private(set) var paddedCitizens = 0
  private(set) var shortMunicipalities = 0
  private var places: [ShortKey: Int] = [:]

  struct Citizen {
    /// Ten characters.
    var number: [UInt8]
    var wasPadded: Bool
    var oddity: RowNote.Code?
  }

  private let missing: [[UInt8]]
  private let words: [[UInt8]]
  private var otherSpellings: [[UInt8]] = []
  private let foldedWords: [String: String]

  /// What the copy has in place of the value just looked at, where that is not as it should be read.
  private(set) var rewritten: [UInt8] = []
  private(set) var isRewritten = false
  /// What is odd about the value just looked at, though it is read.
  var oddity: RowNote.Code?
  /// Whether the column is written for people to read, so that it may say anything.
  let isFreeText: Bool
  /// Where CPR numbers get their pseudonyms; none where nothing is kept.
  let book: Pseudonyms?

  struct Plan: Equatable {
    /// Forms that are read; the others are ambiguous.
    var dateForms: Set<DateForm> = [.dashed]
    /// `2.897` cannot be told from 2,897.
    var hasDecimals = false
  }

  /// What the column's values look like; decides its plan.
  struct Votes {
    var forms: Set<DateForm> = []
    /// A `dd/mm` that can only be `mm/dd`.
    var hasMonthFirst = false
    var hasComma = false
    var hasDotDecimals = false
  }

  /// Features that make the SQL longer; a column without them is read by the shortest expression.
  struct Seen {
    var dots = false
    var commas = false
    var spaces = false
    var trailingMinus = false
    /// Every amount had exactly two decimals.
    var onlyTwoDecimals = true
    var shortMunicipalities = false
    var shortCodes = false
    /// Ten digits in a column of codes or ids.
    var tenDigits = false
    /// A date cell that says no end.
    var openDays = false
  }

  init(_ field: Field, missing: [String] = [], isWorkbook: Bool, book: Pseudonyms? = nil) {
    self.field = field
    self.book = book
    self.missing = missing.map { Array($0.utf8) }
    self.isWorkbook = isWorkbook
    isFreeText = ["tekst", "kommentar", "bemaerkning", "note", "navn", "spoergsmaal"].contains(folded(field.name))
    if case .words(let list) = field.kind {
      words = list.map { Array($0.utf8) }
      foldedWords = Dictionary(list.map { (folded($0), $0) }) { first, _ in first }
    } else {
      words = []
      foldedWords = [:]
    }
    if case .amount = field.kind { plan.hasDecimals = true }
    if case .number(true) = field.kind { plan.hasDecimals = true }
  }

  /// The plan that all votes together give.
  var decided: Plan {
    var plan = Plan()
    if votes.forms.count == 1, !(votes.forms.contains(.slashed) && votes.hasMonthFirst) {
      plan.dateForms = votes.forms
    } else {
      plan.dateForms = [.dashed]
    }
    let byNature =
      switch field.kind {
      case .amount, .number(true): true
      default: false
      }
    plan.hasDecimals = byNature || votes.hasComma || votes.hasDotDecimals
    return plan
  }

  /// Forgets what was seen, for another reading with another plan.
  mutating func restart(with plan: Plan) {
    self.plan = plan
    votes = Votes()
    seen = Seen()
    spellings = [:]
    otherSpellings = []
    openDates = []
    citizens = []
    citizen = nil
    places = [:]
    paddedCitizens = 0
    shortMunicipalities = 0
  }

  /// Looks at one value; gives what is wrong with it, or nil.
  mutating func check(_ raw: Bytes) -> FaultKind? {
    citizen = nil
    isRewritten = false
    oddity = nil
    if isWorkbook, let cell = TypedCell(raw) { return check(cell) }
    var bytes = raw
    if !hasPlainEnds(raw) {
      bytes = trimmed(raw)
      if bytes.count != raw.count { rewrite(bytes) }
    }
    if bytes.isEmpty || (!missing.isEmpty && missing.contains { equal($0, bytes) }) {
      return field.isRequired ? .missing : nil
    }
    return checkText(bytes)
  }

  /// A value that is there, without what cannot be seen at its ends.
  mutating func checkText(_ bytes: Bytes) -> FaultKind? {
    if bytes[0] == 35, isSpreadsheetError(bytes) { return checkError() }
    switch field.kind {
    case .name: return nil
    case .text:
      lookAtText(bytes)
      return nil
    case .code(let pad):
      if bytes.count < pad, bytes.allSatisfy({ $0 &- 48 < 10 }) { seen.shortCodes = true }
      lookAtText(bytes)
      return nil
    case .function, .businessNumber:
      // Nearly every value stands as it should, and a ledger has a million of them.
      if field.kind == .function ? isUsualFunction(bytes) : isUsualBusinessNumber(bytes) { return nil }
      if let usual = field.kind == .function ? usualFunction(bytes) : usualBusinessNumber(bytes) {
        rewrite(usual)
      } else {
        lookAtText(bytes)
      }
      return nil
    case .date: return checkDate(bytes)
    case .amount: return checkNumber(bytes, isAmount: true)
    case .number: return checkNumber(bytes, isAmount: false)
    case .whole(let range): return checkWhole(bytes, range)
    case .boolean: return truth(bytes) == nil ? .booleanMalformed : nil
    case .cpr: return checkCPR(bytes)
    case .municipality:
      if bytes.count == 3 {
        seen.shortMunicipalities = true
        shortMunicipalities += 1
      }
      return isMunicipality(bytes) ? nil : .municipalityMalformed
    case .month: return isMonth(bytes) ? nil : .monthMalformed
    case .quarter: return isQuarter(bytes) ? nil : .quarterMalformed
    case .level:
      if bytes.count == 1, (48...52).contains(bytes[0]) { return nil }
      guard bytes.count <= 40 else { return .levelMalformed }
      return folded(String(decoding: bytes, as: UTF8.self)) == "ikkevurderet" ? nil : .levelMalformed
    case .words:
      checkWord(bytes)
      return nil
    }
  }

  /// What the copy is to have instead of the value.
  mutating func rewrite(_ bytes: some Sequence<UInt8>) {
    rewritten.removeAll(keepingCapacity: true)
    rewritten.append(contentsOf: bytes)
    isRewritten = true
  }

  /// An error of a spreadsheet is no value. Where a value decides what a row counts for, it is not known and the row cannot
  /// be used; where a text may be empty, it is.
  mutating func checkError() -> FaultKind? {
    if field.isRequired { return .errorCell }
    switch field.kind {
    case .date, .amount, .number, .whole, .boolean, .month, .quarter: return .errorCell
    case .text, .name, .code, .function, .businessNumber, .cpr, .municipality, .level, .words:
      rewrite([])
      oddity = .errorCell
      return nil
    }
  }

  /// Whether a citizen of the column is written so.
  func knows(_ key: ShortKey) -> Bool { places[key] != nil }

  mutating func checkCPR(_ bytes: Bytes) -> FaultKind? {
    guard let key = ShortKey(bytes) else { return .cprMalformed }
    let place: Int
    if let known = places[key] {
      place = known
    } else {
      guard let (number, wasPadded) = writtenCPR(bytes) else { return .cprMalformed }
      place = citizens.count
      citizens.append(
        Citizen(number: number, wasPadded: wasPadded, oddity: Citizen.oddity(number, wasPadded: wasPadded)))
      places[key] = place
    }
    citizen = place
    if citizens[place].wasPadded { paddedCitizens += 1 }
    return nil
  }

  private mutating func checkWord(_ bytes: Bytes) {
    // No word is that long: it is kept as it stands.
    guard bytes.count <= 200 else { return }
    for word in words where equal(word, bytes) { return }
    lookAtText(bytes)
    for spelling in otherSpellings where equal(spelling, bytes) { return }
    let text = String(decoding: bytes, as: UTF8.self)
    if let word = foldedWords[folded(text)] { spellings[text] = word }
    if otherSpellings.count < 200 { otherSpellings.append(Array(bytes)) }
  }
}

private func equal(_ word: [UInt8], _ bytes: Bytes) -> Bool { word.count == bytes.count && word.elementsEqual(bytes) }
