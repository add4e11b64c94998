internal import DocumentModel
internal import Foundation
internal import Hummingbird
internal import Serving

/// A route as the server reads it: a request becomes what its address holds.
struct PageRoute<Query: AddressParameters>: Sendable {
  /// The address that a query is.
  let address: @Sendable (Query) -> Address
  private let route: Route
  private let names: [String]

  /// - Parameter takesQuery: whether anything may stand after the question mark.
  init(_ address: @escaping @Sendable (Query) -> Address, takesQuery: Bool = true) {
    self.address = address
    route = Route(address)
    names = takesQuery ? route.names : []
  }

  var path: RouterPath { RouterPath(route.pattern) }

  /// - Throws: for a name that the address does not know, one that stands twice, a value that cannot stand there, and an escape that
  ///   cannot be read.
  func query(of request: Request, _ visit: Visit) throws(Refusal) -> Query {
    guard let pairs = AddressText.pairs(request.uri.query ?? "") else { throw Refusal.addressUnreadable }
    var seen: Set<String> = []
    for (name, _) in pairs {
      guard names.contains(name) else { throw Refusal.parameterUnknown(name, known: names) }
      guard seen.insert(name).inserted else { throw Refusal.parameterTwice(name) }
    }
    let blanks = route.blanks.map { blank in
      (name: blank, value: visit.parameters.get(blank)?.removingPercentEncoding ?? "")
    }
    do {
      return try Query(reading: blanks + pairs)
    } catch {
      throw Refusal.unknownChoice(error.text, of: error.name)
    }
  }
}

/// One of a closed list of words that a subject knows; nil where none is asked for.
///
/// - Parameters:
///   - name: what the address calls it.
///   - called: what people call each.
func choice<Choice: RawRepresentable & CaseIterable>(
  _ text: String?, of name: String, _ type: Choice.Type, called: (Choice) -> String = { $0.rawValue }
) throws(Refusal) -> Choice? where Choice.RawValue == String {
  guard let text else { return nil }
  guard let choice = Choice(rawValue: text) else {
    throw Refusal.unknownChoice(text, of: name, among: Choice.allCases.map { ($0.rawValue, called($0)) })
  }
  return choice
}
