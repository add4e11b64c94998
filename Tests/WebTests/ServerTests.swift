import ControlStore
import Foundation
import Glibc
import Serving
import Synchronization
import Testing

@testable import Web

/// The server itself, on loopback and on a socket: who gets in, and how long one may take.
@Suite(.serialized) struct ServerTests {
  /// Serves until the work is done; gives what was said.
  private func serving<Answer: Sendable>(
    _ workspace: Workspace, at place: Place, limits: ServerLimits = ServerLimits(),
    _ work: @escaping @Sendable ([String]) async throws -> Answer
  ) async throws -> Answer {
    let said = Said()
    let server = Task { try await serve(workspace, at: place, limits: limits) { said.add($0) } }
    defer { server.cancel() }
    let lines = try await said.lines(until: "Ctrl-C")
    let result: Result<Answer, any Error>
    do { result = .success(try await work(lines)) } catch { result = .failure(error) }
    // Whoever has connected is answered before the server stops: it does not stand that a connection comes while it goes.
    switch place {
    case .port: _ = try await Client(port: port(lines)).ask(get("/"))
    case .socket(let path): _ = try await Client(socket: path).ask(get("/"))
    }
    return try result.get()
  }

  private final class Said: Sendable {
    private let all = Mutex<[String]>([])
    func add(_ line: String) { all.withLock { $0.append(line) } }

    func lines(until word: String) async throws -> [String] {
      for _ in 0..<3000 {
        let lines = all.withLock { $0 }
        if lines.contains(where: { $0.contains(word) }) { return lines }
        try await Task.sleep(for: .milliseconds(20))
      }
      throw Silence()
    }
  }

  private struct Silence: Error {}

  private func ownWorkspace() throws -> Workspace {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("traad-vaert-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try Data("municipality: \"0250\"\nname: \"Frederikssund Kommune\"\n".utf8).write(to: Home(folder).configuration)
    return try WebHome.workspace(folder)
  }

  private func port(_ lines: [String]) throws -> Int {
    let text = lines.joined(separator: "\n")
    let found = text.firstMatch(of: /127\.0\.0\.1:([0-9]+)/).flatMap { Int($0.output.1) }
    return try #require(found)
  }

  private func get(_ path: String, _ more: String = "") -> String {
    "GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\(more)\r\n"
  }

  @Test func `own data are opened by the start address alone, which is said once`() async throws {
    try await serving(ownWorkspace(), at: .port(0, host: "127.0.0.1")) { lines in
      let port = try port(lines)
      let found = lines.joined(separator: "\n").firstMatch(of: /\/start\/[a-p]{64}/).map { String($0.output) }
      let start = try #require(found)
      #expect(lines.count { $0.contains("/start/") } == 1)
      #expect(try await Client(port: port).ask(get("/")).hasPrefix("HTTP/1.1 403"))
      let answer = try await Client(port: port).ask(get(start))
      #expect(answer.hasPrefix("HTTP/1.1 303"))
      let given = answer.firstMatch(of: /set-cookie: ([^;]+);/.ignoresCase()).map { String($0.output.1) }
      let cookie = try #require(given)
      #expect(try await Client(port: port).ask(get("/", "Cookie: \(cookie)\r\n")).hasPrefix("HTTP/1.1 200"))
      #expect(
        try await Client(port: port).ask(get("/", "Cookie: \(cookie)\r\nX-Forwarded-For: 1.2.3.4\r\n")).hasPrefix(
          "HTTP/1.1 403"))
      #expect(
        try await Client(port: port).ask(
          "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\nCookie: \(cookie)\r\n\r\n"
        )
        .hasPrefix("HTTP/1.1 421"))
      #expect(
        try await Client(port: port).ask("GET / HTTP/1.0\r\nConnection: close\r\nCookie: \(cookie)\r\n\r\n").hasPrefix(
          "HTTP/1.1 421"))
    }
  }

  @Test func `a socket is its owner's alone`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("s-\(UUID().uuidString.prefix(8))").path
    let path = folder + "/sider"
    try await serving(ownWorkspace(), at: .socket(path: path)) { lines in
      #expect(lines.contains { $0.contains(path) } && !lines.contains { $0.contains("/start/") })
      func rights(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      }
      #expect(try rights(folder) == 0o700 && rights(path) == 0o600)
      let answer = try await Client(socket: path).ask(get("/"))
      #expect(answer.hasPrefix("HTTP/1.1 200") && answer.contains("Frederikssund Kommune"))
      #expect(try await Client(socket: path).ask(get("/", "Forwarded: for=1.2.3.4\r\n")).hasPrefix("HTTP/1.1 403"))
      // Another program does not take it over.
      await #expect(throws: Refusal.self) { try await serve(ownWorkspace(), at: .socket(path: path)) { _ in } }
    }
  }

  @Test func `a target that names a host is held to the same as the Host header`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("s-\(UUID().uuidString.prefix(8))").path
    let path = folder + "/sider"
    try await serving(ownWorkspace(), at: .socket(path: path)) { _ in
      for (target, status) in [
        ("http://foreign.example/", "421"), ("http://localhost.evil.example/", "421"),
        ("HTTP://foreign.example", "421"),
        ("http://localhost@evil.example/", "421"), ("foreign.example:80", "421"),
        ("http://localhost:8080/hjaelp", "200"),
        ("/hjaelp", "200"),
      ] {
        let answer = try await Client(socket: path).ask(get(target))
        // What is no target at all is refused before it comes so far.
        #expect(
          answer.hasPrefix("HTTP/1.1 \(status)") || status == "421" && answer.hasPrefix("HTTP/1.1 400"), "\(target)")
        #expect(status == "200" || !answer.contains("Frederikssund"), "\(target)")
      }
    }
  }

  @Test func `a form that is cut off on its way is the sender's fault, and stands so in the log`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("s-\(UUID().uuidString.prefix(8))").path
    let path = folder + "/sider"
    let workspace = try ownWorkspace()
    let limits = ServerLimits(idle: 400, receiving: 400, answering: 5000, connections: 50)
    try await serving(workspace, at: .socket(path: path), limits: limits) { _ in
      let client = try Client(socket: path)
      try client.send("POST /se-som HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n")
      for _ in 0..<50 where client.trySend("a") { if await client.isClosed(within: 100) { break } }
      var refusals: [String] = []
      for _ in 0..<100 where refusals.isEmpty {
        try await Task.sleep(for: .milliseconds(20))
        refusals = try workspace.controlDatabase().accessLog.latest(9).filter { $0.action == .refuse }.map(\.subject)
      }
      #expect(refusals == ["side /se-som [formular-afbrudt]"])
      #expect(!FileManager.default.fileExists(atPath: workspace.home.folder.appendingPathComponent("faults.log").path))
    }
  }

  @Test func `a socket where others can come is refused, and so is a host that others can reach`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("o-\(UUID().uuidString.prefix(8))").path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    let long = folder + "/" + String(repeating: "x", count: 120)
    for path in [folder + "/sider", long] {
      let refusal = await #expect(throws: Refusal.self) {
        try await serve(ownWorkspace(), at: .socket(path: path)) { _ in }
      }
      #expect(refusal?.code == "sokkel-ubrugelig")
    }
    for host in ["0.0.0.0", "::", "192.168.1.10"] {
      let refusal = await #expect(throws: Refusal.self) {
        try await serve(ownWorkspace(), at: .port(0, host: host)) { _ in }
      }
      #expect(refusal?.code == "uden-log-ind")
    }
  }

  @Test func `a slow head, a slow body and an idle connection are closed, and a quick one is not`() async throws {
    let limits = ServerLimits(idle: 400, receiving: 400, answering: 5000, connections: 50)
    try await serving(ownWorkspace(), at: .port(0, host: "127.0.0.1"), limits: limits) { lines in
      let port = try port(lines)
      func closes(_ begin: String, drip: String?) async throws {
        let client = try Client(port: port)
        try client.send(begin)
        let started = ContinuousClock.now
        while ContinuousClock.now - started < .seconds(6) {
          if let drip, !client.trySend(drip) { break }
          if await client.isClosed(within: 100) { break }
        }
        #expect(ContinuousClock.now - started < .seconds(5), "\(begin.prefix(20))")
      }
      try await closes("", drip: nil)
      try await closes("GET / HTTP/1.1\r\nHost: localhost\r\n", drip: "X-A: b\r\n")
      try await closes("POST /se-som HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n", drip: "a")
      try await closes("GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n", drip: "1\r\na\r\n")
      #expect(try await Client(port: port).ask(get("/")).hasPrefix("HTTP/1.1 403"))
    }
  }

  @Test func `more connections than there is room for wait until one is let go`() async throws {
    let limits = ServerLimits(idle: 60_000, receiving: 60_000, answering: 60_000, connections: 4)
    try await serving(ownWorkspace(), at: .port(0, host: "127.0.0.1"), limits: limits) { lines in
      let port = try port(lines)
      // Those that come at once are taken together, so a few more than the limit can be in.
      var held = try (0..<40).map { _ in try Client(port: port) }
      let late = try Client(port: port)
      try late.send(get("/"))
      #expect(await !late.isReadable(within: 300))
      held.removeAll()
      #expect(try await late.read().hasPrefix("HTTP/1.1 403"))
    }
  }
}

/// A client that sends what a browser never would.
///
/// It waits on threads of its own: those of Swift's pool are the server's, and as few as the machine has cores.
private final class Client: Sendable {
  private let descriptor: Int32

  struct Failed: Error {}

  init(port: Int) throws {
    descriptor = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    try open(&address)
  }

  init(socket path: String) throws {
    descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    try open(&address)
  }

  private func open<Address>(_ address: inout Address) throws {
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<Address>.size))
      }
    }
    guard result == 0 else { throw Failed() }
  }

  deinit { close(descriptor) }

  func trySend(_ text: String) -> Bool {
    Array(text.utf8).withUnsafeBytes {
      Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) >= 0
    }
  }

  func send(_ text: String) throws { guard text.isEmpty || trySend(text) else { throw Failed() } }

  func isReadable(within milliseconds: Int32) async -> Bool {
    await apart { self.hasBytes(within: milliseconds) }
  }

  private func hasBytes(within milliseconds: Int32) -> Bool {
    var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&poll, 1, milliseconds) > 0
  }

  /// Whether the other side has closed; what it says before that is thrown away.
  func isClosed(within milliseconds: Int32) async -> Bool {
    await apart {
      guard self.hasBytes(within: milliseconds) else { return false }
      var buffer = [UInt8](repeating: 0, count: 4096)
      return recv(self.descriptor, &buffer, buffer.count, 0) <= 0
    }
  }

  func read() async throws -> String {
    let all: [UInt8]? = await apart {
      var all: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while self.hasBytes(within: 60_000) {
        let count = recv(self.descriptor, &buffer, buffer.count, 0)
        if count <= 0 { return all }
        all += buffer[..<count]
      }
      return nil
    }
    guard let all else { throw Failed() }
    return String(decoding: all, as: UTF8.self)
  }

  func ask(_ text: String) async throws -> String {
    try send(text)
    return try await read()
  }
}

/// Does blocking work on a thread of its own.
private func apart<Answer: Sendable>(_ work: @escaping @Sendable () -> Answer) async -> Answer {
  await withCheckedContinuation { done in Thread { done.resume(returning: work()) }.start() }
}
