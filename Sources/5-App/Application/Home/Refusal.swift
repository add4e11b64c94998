internal import Diagnostics
internal import MetricEngine
internal import Warehouse

/// Why a use case did not do what it was asked (afvisning), in words for the person who asked.
///
/// `messages` are safe to show anyone who may call the use case; `detail` is for the log of a developer alone.
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

  init(_ kind: Kind, code: String, _ message: String, suggestion: String? = nil, detail: String? = nil) {
    self.init(kind, [Diagnostic(code: code, message, suggestion: suggestion)], detail: detail)
  }

  init(_ kind: Kind, _ diagnostics: [Diagnostic], detail: String? = nil) {
    let first = diagnostics.first ?? Diagnostic(code: "intern-fejl", "Noget gik galt.")
    self.kind = kind
    self.code = first.code
    self.message = first.message
    self.suggestion = first.suggestion
    self.lines = diagnostics.isEmpty ? [first.description] : diagnostics.map(\.description)
    self.detail = detail
  }

  /// Whatever else was thrown: diagnostics are the input's fault, the rest is ours.
  package init(_ error: any Error) {
    switch error {
    case let refusal as Refusal: self = refusal
    case let diagnostic as Diagnostic: self.init(.badInput, [diagnostic])
    case let diagnostics as Diagnostics: self.init(.badInput, diagnostics.all)
    case let refusal as MetricRefusal: self.init(.badCall, [refusal.diagnostic])
    case let error where DiskFull.isCause(of: error): self.init(.unavailable, [DiskFull.diagnostic])
    case let error as WarehouseError where error.isOfAnotherForm:
      self.init(
        .unavailable, code: "lager-andet-program",
        "Datalageret er bygget af en anden udgave af programmet eller af andre definitioner end dem, der nu spørger.",
        suggestion:
          "Indlæs den seneste levering igen med `traad load`; så bygges det på ny. Hjælper det ikke, så se definitionerne efter med `traad validate`.",
        detail: "\(error) · \(error.statement.prefix(200))")
    case let error as WarehouseError: self.init(internalFault: "\(error) · \(error.statement.prefix(200))")
    default: self.init(internalFault: "\(type(of: error))")
    }
  }

  init(internalFault detail: String) {
    self.init(
      .failure, code: "intern-fejl", "Noget gik galt hos os. Intet er ændret.",
      suggestion: "Prøv igen; sig det til datateamet med tidspunktet, hvis det bliver ved.", detail: detail)
  }
}

extension Refusal: CustomStringConvertible {
  package var description: String { lines.joined(separator: "\n") }
}
