package import Application
internal import Foundation
internal import Hummingbird
internal import Logging

/// Serves the pages until the program is told to stop.
///
/// There is no sign-in yet: real data are shown on this machine alone, the demonstration anywhere.
package func serve(
  _ workspace: Workspace, host: String, port: Int, say: @escaping @Sendable (String) -> Void
) async throws {
  guard (0...65_535).contains(port) else { throw Refusal.badPort(port) }
  let site = try Site(workspace: workspace)
  if !site.isDemo && !["127.0.0.1", "::1", "localhost"].contains(host) { throw Refusal.withoutSignIn(host: host) }
  if workspace.home.hasWarehouse {
    // Opened before the first reader comes, and told at once when it cannot be.
    _ = try workspace.serving.current()
  } else {
    say("Der er ikke indlæst nogen data endnu. Siderne viser, hvad du kan gøre.")
  }
  var logger = Logger(label: "traad")
  logger.logLevel = .warning
  let application = Hummingbird.Application(
    router: site.router(),
    configuration: .init(address: .hostname(host, port: port), serverName: "RoedTraad"),
    onServerRunning: { channel in
      let port = channel.localAddress?.port ?? port
      say("Rød Tråd vises på http://\(host.contains(":") ? "[\(host)]" : host):\(port)/ — stop med Ctrl-C.")
      for line in site.demoRoles { say(line) }
    }, logger: logger)
  let preparing = Task { await keepReportsReady(site, logger: logger) }
  defer { preparing.cancel() }
  do {
    try await application.runService()
  } catch let error as Refusal {
    throw error
  } catch {
    throw Refusal.cannotListen(host: host, port: port)
  }
}

/// Looks for a new warehouse every other second and makes its reports ready; whoever comes meanwhile waits for one alone.
private func keepReportsReady(_ site: Site, logger: Logger) async {
  var version: String?
  while !Task.isCancelled {
    do {
      let known = version
      version = try await site.work.run { try site.workspace.prepareReports(unless: known) }
    } catch {
      let refusal = Refusal(error)
      logger.error("\(refusal.code)", metadata: ["detail": "\(refusal.detail ?? "")"])
      // Not tried again before the next load; a reader who asks is told what is wrong.
      version = site.workspace.serving.known?.version
    }
    do {
      try await Task.sleep(for: .seconds(2))
    } catch {
      return
    }
  }
}
