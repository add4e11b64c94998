package import Access
internal import Foundation

/// The account that runs the program, as the machine knows it.
package let systemUser = ProcessInfo.processInfo.userName

// Who asks, as Access lets them in; what is refused there is said in Danish here.

extension Reader {
  /// `ROLE` or `ROLE:UNIT` as the command line writes it.
  package static func commandLine(_ text: String?) throws(Refusal) -> Reader {
    do { return try commandLine(text, user: systemUser) } catch { throw Asked.refusal(error) }
  }

  /// A role that was chosen under `Se som`.
  package static func visitor(_ text: String) throws(Refusal) -> Reader {
    do { return try demonstration(text) } catch { throw Asked.refusal(error) }
  }

  /// The program itself, when it makes something ready before anyone asks.
  package static let program = Reader.program(.preparing, user: systemUser)
}

extension Knowledge {
  /// The reader, if the role is one that may be without the place that is not named.
  package func admitted(_ reader: Reader) throws(Refusal) -> Reader {
    do { try policy.mustHavePlace(reader.grant) } catch { throw Asked.refusal(error) }
    return reader
  }
}
