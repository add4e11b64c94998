internal import Access
internal import Synchronization

/// What an answer is kept by that depends on a scope alone: the warehouse's version, the role and the unit.
struct ScopeKey: Hashable, Sendable {
  let version: String
  let role: Role
  let unit: String?
}

/// The answer to the question that was asked last, kept until another is asked: what is read once a warehouse, once a change.
final class Kept<Question: Hashable & Sendable, Answer: Sendable>: Sendable {
  private let known = Mutex<(question: Question, answer: Answer)?>(nil)

  /// Two readers who ask for something new at once may both make it; they get the same.
  func answer(_ question: Question, make: () throws -> Answer) throws -> Answer {
    if let known = known.withLock({ $0 }), known.question == question { return known.answer }
    let made = try make()
    known.withLock { $0 = (question, made) }
    return made
  }
}
