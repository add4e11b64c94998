internal import CareModel
internal import ControlStore
package import Diagnostics
internal import Foundation
internal import Intake
internal import MetricEngine
internal import Rendering
internal import Warehouse

/// What a body does, with whatever it throws made a refusal.
package func refusing<Value>(_ body: () throws -> Value) throws(Refusal) -> Value {
  do { return try body() } catch { throw Refusal(error) }
}

/// Why a use case did not do what it was asked (afvisning), in words for the person who asked.
///
/// What it says is safe to show anyone who may call the use case; `detail` is for a developer alone. Whatever it is made of, what
/// looks like a CPR number is hidden here, so that no page, terminal or log says it again.
package struct Refusal: Error, Sendable {
  package enum Kind: Sendable, Hashable, CaseIterable {
    /// The call is wrong: an unknown option, period or word.
    case badCall
    /// The thing asked for does not exist.
    case notFound
    /// The role may not.
    case forbidden
    /// There is nothing to serve yet, or another load is running.
    case unavailable
    /// The input (delivery, definitions) was refused.
    case badInput
    /// A fault of ours.
    case failure
  }

  package let kind: Kind
  /// Stable id in Danish ASCII.
  package let code: String
  package let message: String
  package let suggestion: String?
  /// Every fault, one a line, with place and code.
  package let lines: [String]
  /// Never shown: the kind of error and where, without values.
  package let detail: String?
  /// What a fault of ours is known by, to the person who met it and in the home's list of faults.
  package let reference: String?
  /// Whether the use case has written in the access log that it refused; what has not is written by whoever answers.
  package private(set) var isLogged = false
  /// What was refused, where the log must say more than where and why: `fund 3F2A`. Never what was typed.
  package private(set) var subject: String?
  /// When it may be tried again, in seconds; nil where waiting alone does not help.
  package private(set) var retryAfter: Int?
  /// The message without ids that only a terminal takes; nil where it has none.
  package private(set) var pageMessage: String?
  /// What stands instead of the suggestion on a page; nil where the suggestion fits both.
  package private(set) var nextStep: NextStep?

  package init(_ kind: Kind, code: String, _ message: String, suggestion: String? = nil, detail: String? = nil) {
    self.init(kind, [Diagnostic(code: code, message, suggestion: suggestion)], detail: detail)
  }

  package init(_ kind: Kind, _ diagnostics: [Diagnostic], detail: String? = nil) {
    let diagnostics = diagnostics.map(\.withoutNumbers)
    let first = diagnostics.first ?? Diagnostic(code: "intern-fejl", "Noget gik galt.")
    self.kind = kind
    self.code = first.code
    self.message = first.message
    self.suggestion = first.suggestion
    self.lines = diagnostics.isEmpty ? [first.description] : diagnostics.map(\.description)
    self.detail = detail.map(CivilNumberPattern.hidden)
    reference = kind == .failure ? Refusal.newReference() : nil
  }

  /// Whatever else was thrown: diagnostics are the input's fault, the rest is ours.
  package init(_ error: any Error) {
    switch error {
    case let refusal as Refusal: self = refusal
    case let diagnostic as Diagnostic: self.init(.badInput, [diagnostic])
    case let diagnostics as Diagnostics: self.init(.badInput, diagnostics.all)
    case let refusal as MetricRefusal: self.init(metric: refusal)
    case let groups as EqualGroups: self.init(.failure, [groups.diagnostic])
    case RenderingError.lineIsLong(let waiting): self = .pdfLine(waiting)
    case RenderingError.typstNotStarted(let path): self = .withoutTypst(path)
    case RenderingError.typstRefused(let message) where message.contains("ModuleNotFoundError"):
      self = .withoutTypst("scripts/typst")
    case let error as RenderingError: self.init(internalFault: "\(error)")
    case let error where DiskFull.isCause(of: error): self.init(.unavailable, [DiskFull.diagnostic])
    case let error as IntakeError: self.init(.unavailable, [error.diagnostic])
    case let error as WarehouseError where error.isOfAnotherForm:
      self.init(
        .unavailable, code: "lager-andet-program",
        "Datalageret (warehouse.duckdb) er bygget af en anden udgave af programmet eller af andre definitioner end dem, der nu spørger.",
        suggestion:
          "Byg det på ny af arkivet med `traad restore`, eller indlæs den seneste levering igen med `traad load`. Hjælper det ikke, så se definitionerne efter med `traad validate`.",
        detail: "\(error) · \(error.statement.prefix(200))")
    case let error as WarehouseError where error.isDamage:
      self.init(
        .unavailable, code: "lager-beskadiget", "Datalageret (warehouse.duckdb) er beskadiget eller kan ikke læses.",
        suggestion: "Byg det igen af arkivet med `traad restore`, eller indlæs den seneste levering med `traad load`.",
        detail: "\(error) · \(error.statement.prefix(200))")
    case let error as WarehouseError: self.init(internalFault: "\(error) · \(error.statement.prefix(200))")
    default: self = Refusal(ofStore: error) ?? Refusal(ofFile: error) ?? Refusal(internalFault: Refusal.kind(of: error))
    }
  }

  /// What is wrong with the control store; nil for any other error.
  private init?(ofStore error: any Error) {
    guard let fault = ControlStoreError(error) else { return nil }
    switch fault {
    case .diskFull: self.init(.unavailable, [DiskFull.diagnostic])
    case .damaged, .unreadableRow: self = .controlDamaged(detail: "\(fault)")
    case .replaced:
      self.init(
        .unavailable, code: "styringslager-skiftet",
        "Styringslageret (control.sqlite) er fjernet eller lagt tilbage, mens programmet kørte.",
        suggestion: "Stop programmet, se, at hjemmet er, som det skal være, og start programmet igen.")
    case .busy:
      self.init(
        .unavailable, code: "styringslager-optaget", "Styringslageret (control.sqlite) er optaget af et andet program.",
        suggestion: "Vent lidt, og prøv igen.")
    case .unreadable:
      self.init(
        .unavailable, code: "styringslager-ulaeseligt",
        "Styringslageret (control.sqlite) kan ikke åbnes, læses eller skrives.",
        suggestion:
          "Se, om det og hjemmets mappe tilhører den bruger, der kører programmet, med rettighederne 0600 og 0700.")
    }
  }

  /// A file that cannot be read or written, by its name; nil for any other error.
  private init?(ofFile error: any Error) {
    guard let error = error as? CocoaError,
      let path = error.userInfo[NSFilePathErrorKey] as? String ?? (error.userInfo[NSURLErrorKey] as? URL)?.path
    else { return nil }
    let isGone = error.code == .fileReadNoSuchFile || error.code == .fileNoSuchFile
    self.init(
      .unavailable, code: isGone ? "fil-mangler-her" : "fil-utilgaengelig",
      isGone ? "Filen \(path) findes ikke." : "Filen \(path) kan ikke læses eller skrives.",
      suggestion: isGone
        ? "Læg den tilbage fra sikkerhedskopien; hører den til programmet, så installér det igen."
        : "Se, om den er en fil, om den er hel, og om den bruger, der kører programmet, må læse og skrive den.",
      detail: "CocoaError \(error.code.rawValue)")
  }

  package init(internalFault detail: String) {
    self.init(
      .failure, code: "intern-fejl", "Noget gik galt hos os. Intet er ændret.",
      suggestion: "Prøv igen; sig det til datateamet, hvis det bliver ved.", detail: detail)
  }

  /// What an error is, and never what it says: that may be a cell's value.
  private static func kind(of error: any Error) -> String {
    let system = error as NSError
    return "\(type(of: error)) · \(system.domain) \(system.code)"
  }

  /// Letters alone, which look like nobody's number.
  private static func newReference() -> String {
    String((0..<6).map { _ in "ABCDEFGHJKLMNPRSTUVXYZ".randomElement() ?? "A" })
  }
}

extension Diagnostic {
  fileprivate var withoutNumbers: Diagnostic {
    var safe = self
    safe.message = CivilNumberPattern.hidden(message)
    safe.suggestion = suggestion.map(CivilNumberPattern.hidden)
    safe.place?.file = CivilNumberPattern.hidden(place?.file ?? "")
    safe.place?.field = place?.field.map(CivilNumberPattern.hidden)
    return safe
  }
}

extension Refusal {
  /// The same refusal with what the log is to say of it.
  package func about(_ subject: String) -> Refusal {
    var refusal = self
    refusal.subject = subject
    return refusal
  }

  /// The same refusal, when the access log has it.
  func logged() -> Refusal {
    var refusal = self
    refusal.isLogged = true
    return refusal
  }
}

extension Refusal {
  /// The same refusal with what a page says of it.
  func onPages(_ message: String? = nil, _ step: NextStep?) -> Refusal {
    var refusal = self
    refusal.pageMessage = message.map(CivilNumberPattern.hidden)
    refusal.nextStep = step
    return refusal
  }

  func after(seconds: Int) -> Refusal {
    var refusal = self
    refusal.retryAfter = seconds
    return refusal
  }
}

extension Refusal: CustomStringConvertible {
  package var description: String { lines.joined(separator: "\n") }
}
