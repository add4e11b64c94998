internal import Foundation
internal import Hummingbird
internal import Logging
internal import Reports
package import Serving

/// Where the pages are to be seen.
package enum Place: Sendable {
  /// 0 is any port that is free.
  case port(Int, host: String)
  /// A socket in a folder that only its owner can open.
  case socket(path: String)
}

/// Serves the pages until the program is told to stop.
///
/// There is no sign-in yet: a home with own data is shown to the one at the machine, a demonstration anywhere.
package func serve(
  _ workspace: Workspace, at place: Place, limits: ServerLimits = ServerLimits(),
  say: @escaping @Sendable (String) -> Void
) async throws {
  let admission: Admission
  switch place {
  case .port(let port, _):
    guard (0...65_535).contains(port) else { throw Refusal.badPort(port) }
    admission = .startAddress(StartAddress(random: workspace.surroundings.randomKey))
  case .socket: admission = .socket
  }
  let site = try Site(workspace: workspace, admission: admission)
  if case .port(_, let host) = place, !site.isDemo, !["127.0.0.1", "::1", "localhost"].contains(host) {
    throw Refusal.withoutSignIn(host: host)
  }
  // Opened before the first reader comes, and told at once when it cannot be.
  if try workspace.serving.currentUnlessNew() == nil {
    say("Der er ikke indlæst nogen data endnu. Siderne viser, hvad du kan gøre.")
  }
  var logger = Logger(label: "traad")
  logger.logLevel = .warning
  // Whatever this program makes is its owner's; the socket is, from the moment it is there.
  umask(0o077)
  if case .socket(let path) = place { try prepareSocket(path) }
  let application = Hummingbird.Application(
    router: site.router(), server: .http1(configuration: limits.channel),
    configuration: .init(
      address: place.address, serverName: "RoedTraad",
      availableConnectionsDelegate: .maximum(limits.connections, logger: logger)),
    onServerRunning: { channel in
      if case .socket(let path) = place {
        do { try closeToOthers(path) } catch { say(Refusal(error).lines.joined(separator: "\n")) }
      }
      for line in welcome(site, at: place, port: channel.localAddress?.port) { say(line) }
    }, logger: logger)
  let preparing = keepingReportsReady(site, logger: logger)
  preparing.start()
  defer { preparing.cancel() }
  do {
    try await application.runService()
  } catch let error as Refusal {
    throw error
  } catch {
    throw place.refusal
  }
}

/// What is said when the pages can be seen; a start address here, and nowhere else.
private func welcome(_ site: Site, at place: Place, port: Int?) -> [String] {
  switch (site.admission, place) {
  case (.startAddress(let start), .port(let asked, let host)):
    return [
      "Åbn siderne med denne adresse. Den virker én gang, i én browser, og kun på denne maskine:",
      "  \(address(host, port ?? asked))\(start.path)", "Stop med Ctrl-C.",
    ]
  case (_, .port(let asked, let host)):
    return ["Rød Tråd vises på \(address(host, port ?? asked))/ — stop med Ctrl-C."] + site.demoRoles
  case (_, .socket(let path)):
    return ["Rød Tråd vises på soklen \(path), som kun du kan åbne. Stop med Ctrl-C."] + site.demoRoles
  }
}

private func address(_ host: String, _ port: Int) -> String {
  "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
}

extension Place {
  fileprivate var address: BindAddress {
    switch self {
    case .port(let port, let host): .hostname(host, port: port)
    case .socket(let path): .unixDomainSocket(path: path)
    }
  }

  fileprivate var refusal: Refusal {
    switch self {
    case .port(let port, let host): .cannotListen(host: host, port: port)
    case .socket(let path): .badSocket(path, "Der kan ikke lyttes på den.")
    }
  }
}

/// Looks for a new warehouse every other second and makes its reports ready; whoever comes meanwhile waits for one alone.
///
/// A thread of its own, which gives way to those that serve readers.
private func keepingReportsReady(_ site: Site, logger: Logger) -> Thread {
  Thread {
    // On Linux this is the thread's own; where it is not allowed, the work is done as any other.
    _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
    var version: String?
    while !Thread.current.isCancelled {
      do {
        version = try Reports(Session(site.workspace, for: .program, at: "rapporter gøres klar")).prepare(
          unless: version)
      } catch {
        let refusal = Refusal(error)
        logger.error("\(refusal.code)", metadata: ["detail": "\(refusal.detail ?? "")"])
        do { try site.workspace.keepFault(refusal, of: "rapporter gøres klar") } catch {
          logger.error("fejlliste", metadata: ["code": "\(Refusal(error).code)"])
        }
        // Not tried again before the next load; a reader who asks is told what is wrong.
        version = site.workspace.serving.known?.version
      }
      Thread.sleep(forTimeInterval: 2)
    }
  }
}
