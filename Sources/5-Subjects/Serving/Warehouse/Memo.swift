internal import Synchronization

/// What an answer is kept by: whatever it depends on, at least a warehouse's version or the definitions'.
package protocol MemoQuestion: Hashable, Sendable {
  associatedtype Answer: Sendable
}

/// What is read once a warehouse, once a change or once a day, for whoever asks. Of each kind of question the last answer is kept.
package final class Memo: Sendable {
  private let known = Mutex<[ObjectIdentifier: any Kept]>([:])

  /// Two readers who ask for something new at once may both make it; what they get is the same.
  package func answer<Question: MemoQuestion>(
    _ question: Question, make: () throws -> Question.Answer
  ) throws -> Question.Answer {
    let kind = ObjectIdentifier(Question.self)
    if let kept = known.withLock({ $0[kind] }) as? KeptAnswer<Question>, kept.question == question {
      return kept.answer
    }
    let made = try make()
    known.withLock { $0[kind] = KeptAnswer(question: question, answer: made) }
    return made
  }
}

private protocol Kept: Sendable {}

private struct KeptAnswer<Question: MemoQuestion>: Kept {
  let question: Question
  let answer: Question.Answer
}
