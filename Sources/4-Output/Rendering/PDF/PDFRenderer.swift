package import DocumentModel
package import Foundation

/// Documents as tagged PDF/UA-1 through Typst: all of them, or none.
package struct PDFRenderer: Sendable {
  /// The program: the official one, or `scripts/typst`.
  package var typst: URL
  /// `rapport.typ`.
  package var template: URL
  /// The folder with the typeface; nothing else is used.
  package var fonts: URL
  /// What it shares with others who make files on this machine.
  package var turns: TypstTurns
  private let scratch: ScratchRoom

  package init(
    typst: URL, template: URL, fonts: URL, scratch: ScratchRoom = .temporary,
    turns: TypstTurns = TypstTurns(width: ProcessInfo.processInfo.activeProcessorCount)
  ) {
    self.turns = turns
    self.scratch = scratch
    self.typst = typst
    self.template = template
    self.fonts = fonts
  }

  package func render(_ document: Document) async throws -> Data {
    guard let data = try await render([document]).first else { throw RenderingError.typstRefused(message: "") }
    return data
  }

  /// As many files as documents, in their order. The same documents give the same bytes.
  package func render(_ documents: [Document]) async throws -> [Data] {
    guard !documents.isEmpty else { return [] }
    return try await scratch.with { (folder: URL) async throws -> [Data] in
      let source = folder.appendingPathComponent("rapport.typ")
      try FileManager.default.copyItem(at: template, to: source)
      let jobs = try documents.enumerated().map { index, document in
        try Job(document, number: index + 1, folder: folder)
      }
      if documents.count > 1, try await takesJobs(folder: folder) {
        try await compile(jobs, source: source, folder: folder)
      } else {
        try await compileOneByOne(jobs, source: source, folder: folder)
      }
      return try jobs.map { try Data(contentsOf: $0.output) }
    }
  }

  /// One file to make. Paths in `inputs` are below the folder, which is Typst's root.
  private struct Job: Encodable, Sendable {
    var inputs: [String: String]
    var output: URL
    var timestamp: Int

    enum CodingKeys: CodingKey { case inputs, output, timestamp }

    init(_ document: Document, number: Int, folder: URL) throws {
      let data = "\(number).json"
      try JSONEncoder().encode(Paper(document)).write(to: folder.appendingPathComponent(data))
      inputs = ["data": data]
      output = folder.appendingPathComponent("\(number).pdf")
      timestamp = Int(try Rendering.timestamp(of: document).timeIntervalSince1970)
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(inputs, forKey: .inputs)
      try container.encode(output.path, forKey: .output)
      try container.encode(timestamp, forKey: .timestamp)
    }
  }

  /// Our own script makes many files in one process, and says so; the official program makes one.
  private func takesJobs(folder: URL) async throws -> Bool {
    try await run(["--version"], log: folder.appendingPathComponent("version.txt")).contains("(jobs)")
  }

  private func compile(_ jobs: [Job], source: URL, folder: URL) async throws {
    let list = folder.appendingPathComponent("jobs.txt")
    let lines = try jobs.map { try JSONEncoder().encode($0) + Data("\n".utf8) }
    try lines.reduce(Data(), +).write(to: list)
    _ = try await run(
      options(root: folder) + ["--jobs", list.path, source.path], log: folder.appendingPathComponent("log.txt"))
  }

  private func compileOneByOne(_ jobs: [Job], source: URL, folder: URL) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (index, job) in jobs.enumerated() {
        if index >= ProcessInfo.processInfo.activeProcessorCount { try await group.next() }
        group.addTask {
          var arguments = options(root: folder) + ["--creation-timestamp", "\(job.timestamp)"]
          for (name, value) in job.inputs { arguments += ["--input", "\(name)=\(value)"] }
          _ = try await run(
            arguments + [source.path, job.output.path], log: folder.appendingPathComponent("log-\(index).txt"))
        }
      }
      try await group.waitForAll()
    }
  }

  private func options(root: URL) -> [String] {
    [
      "compile", "--root", root.path, "--font-path", fonts.path, "--ignore-system-fonts", "--pdf-standard", "ua-1",
    ]
  }

  /// Runs Typst and gives back what it wrote; a file takes it, for a pipe could fill and stop both.
  private func run(_ arguments: [String], log: URL) async throws -> String {
    try await turns.take { try await start(arguments, log: log) }
  }

  private func start(_ arguments: [String], log: URL) async throws -> String {
    try Data().write(to: log)
    let handle = try FileHandle(forWritingTo: log)
    let process = Process()
    process.executableURL = typst
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handle
    process.standardError = handle
    let status = try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Int32, any Error>) in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do {
        try process.run()
      } catch {
        process.terminationHandler = nil
        continuation.resume(throwing: RenderingError.typstNotStarted(path: typst.path))
      }
    }
    try handle.close()
    let words = String(decoding: try Data(contentsOf: log), as: UTF8.self)
    guard status == 0 else {
      throw RenderingError.typstRefused(message: words.split(separator: "\n").prefix(6).joined(separator: "\n"))
    }
    return words
  }
}
