internal import Access
internal import CareModel
internal import DocumentModel
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Serving

/// The one way in: everything that is sent to the server comes here first, whatever it asks for, also what does not exist.
///
/// Who is turned away gets a page without a word of the municipality, and stands in the access log without what was asked.
struct Door: RouterMiddleware {
  typealias Context = Visit

  /// Bytes of an address; the longest of our own, with every filter of the worklist set, is a third of it.
  static let longestAddress = 4096
  /// Bytes of a form.
  static let largestBody = 65_536

  let site: Site

  func handle(
    _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
  ) async throws -> Response {
    let decision: Decision
    do {
      decision = try decide(request, at: site.workspace.surroundings.clock.now())
    } catch {
      await note(error, context)
      return error.page
    }
    switch decision {
    case .pass(let who): return try await next(request, context.admitted(who))
    case .answer(let response): return response
    }
  }

  private enum Decision {
    /// On to the pages, as somebody; or to the page that says what is wrong with the role that was chosen.
    case pass(Result<Reader, Refusal>)
    case answer(Response)
  }

  private func decide(_ request: Request, at now: TimeInterval) throws(TurnedAway) -> Decision {
    try checkForm(of: request)
    switch site.admission {
    case .demonstration: return .pass(RoleSwitch(site: site).reader(of: request))
    case .closed: throw .noSession
    case .socket: try checkPlace(of: request)
    case .startAddress(let start):
      try checkPlace(of: request)
      if let response = try begun(start, request, at: now) { return .answer(response) }
      guard let session = request.cookies[start.cookieName]?.value, start.admits(session, at: now) else {
        throw .noSession
      }
    }
    return .pass(.success(RoleSwitch(site: site).defaultReader))
  }

  /// What no request may be, to any home.
  private func checkForm(of request: Request) throws(TurnedAway) {
    let target = request.head.path ?? ""
    guard target.utf8.count <= Door.longestAddress else { throw .longAddress }
    if target.spellings.contains(where: CivilNumberPattern.isIn) { throw .civilNumber }
    if let length = request.headers[.contentLength].flatMap(Int.init), length > Door.largestBody { throw .largeBody }
    if request.changes, !FormGuard.isFromOwnPage(request) { throw .foreignForm }
  }

  /// Whether a request was made on this machine, for this machine, and by no other page.
  private func checkPlace(of request: Request) throws(TurnedAway) {
    guard !request.headers.contains(where: { $0.name.tellsOfGoBetween }) else { throw .goBetween }
    guard let host = request.head.authority, isOwnHost(host), request.headers[values: .host].allSatisfy(isOwnHost)
    else { throw .foreignHost }
    let site = request.headers[.secFetchSite] ?? "none"
    let isOpened = request.method == .get && request.headers[.secFetchMode] == "navigate"
    guard ["none", "same-origin"].contains(site) || isOpened else { throw .foreignPage }
  }

  /// A machine's own names; which port is its own affair, for a person may have led it through a tunnel.
  private func isOwnHost(_ host: String) -> Bool {
    ["127.0.0.1", "localhost", "[::1]"].contains { name in
      guard host.lowercased().hasPrefix(name) else { return false }
      let rest = host.dropFirst(name.count)
      return rest.isEmpty
        || rest.first == ":" && rest.count > 1 && rest.dropFirst().utf8.allSatisfy { (48...57).contains($0) }
    }
  }

  /// The session that a start address is exchanged for; nil when it is no start address.
  private func begun(_ start: StartAddress, _ request: Request, at now: TimeInterval) throws(TurnedAway) -> Response? {
    let beginning = Address.start("").path
    guard request.uri.path.hasPrefix(beginning) else { return nil }
    guard request.method == .get,
      let session = start.exchange(String(request.uri.path.dropFirst(beginning.count)), at: now)
    else { throw .wrongStart }
    var response = Response(
      status: .seeOther, headers: [.location: Address.front.path, .cacheControl: "no-store"])
    response.setCookie(ownCookie(start.cookieName, session, seconds: Int(StartAddress.longest)))
    return response
  }

  /// What cannot be logged is said where the program runs; whoever was turned away has seen nothing.
  private func note(_ turnedAway: TurnedAway, _ context: Visit) async {
    do {
      let workspace = site.workspace
      try await site.quick.run { try workspace.logTurnedAway(turnedAway.code) }
    } catch {
      context.logger.error("adgangslog", metadata: ["code": "\(Refusal(error).code)"])
    }
  }
}

extension Request {
  /// Whether it may change something; only these two are sure not to.
  fileprivate var changes: Bool { method != .get && method != .head }
}

extension HTTPField.Name {
  fileprivate static let host = constant("Host")

  /// Whether a header says that somebody stands between the browser and us.
  fileprivate var tellsOfGoBetween: Bool {
    let name = canonicalName
    return name.hasPrefix("x-forwarded") || name.hasPrefix("x-original") || name.hasPrefix("x-real")
      || [
        "forwarded", "via", "x-client-ip", "x-cluster-client-ip", "x-rewrite-url", "true-client-ip", "cf-connecting-ip",
      ]
      .contains(name)
  }
}

extension String {
  /// An address as it is, and as it reads when its escapes are undone, also when it was escaped more than once.
  fileprivate var spellings: [String] {
    var spellings = [self]
    for _ in 0..<3 {
      let last = spellings[spellings.count - 1]
      let plain = last.replacingOccurrences(of: "+", with: " ").unescaped
      if plain == last { break }
      spellings.append(plain)
    }
    return spellings
  }

  /// Escapes undone; one that is none stays as it is.
  private var unescaped: String {
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
