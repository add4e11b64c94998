/// A finding that a check must make (fund), as the answer key tells it.
struct SownFinding {
  let check: String
  let severity: String
  let file: String
  /// The row's own id or natural key; citizens stand by their CPR numbers, which the reader of the key turns into pseudonyms.
  let key: String
  /// Øre at stake, where it is certain.
  var amount: Int64?
  /// `file:key` of what it must be held against.
  var related: [String] = []
  /// Found only where an earlier delivery was loaded before, in which it was not so.
  var isBesideEarlier = false
}

/// A row that breaks a rule of form; it is written after the file's own rows and counts nowhere.
struct SownRow {
  let file: String
  /// nil where the row as a whole is damaged.
  let column: String?
  let code: String
  /// The fields as they are written, with separators.
  let text: String
}

/// What is done to the ledger after its lines have their numbers.
enum LedgerFault {
  /// The person's lines from a month on are not there; of one account function or cost type where it is given.
  case drop(person: Int, from: Int, function: String? = nil, costType: String? = nil)
  /// The person's lines of a cost type are a third of what they should be from a month on.
  case lower(person: Int, from: Int, costType: String)
  /// The person's line of a month stands on another function.
  case move(person: Int, month: Int, to: String, service: String)
  /// The person's line of a month is larger than it should be.
  case raise(person: Int, month: Int, by: Int64, service: String)
  case add(PostingFact, Account)
  /// The person's first line of central refusion should not be there.
  case newRefund(person: Int)
}
