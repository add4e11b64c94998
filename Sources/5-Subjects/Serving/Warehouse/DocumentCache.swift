package import Access
package import CareModel
package import DocumentModel
internal import MetricEngine
package import Reporting
internal import Synchronization

/// Finished documents of the warehouse in use, the least recently read thrown out first.
final class DocumentCache: Sendable {
  /// Why a reader may see it is not part of it: the same rights give the same document.
  struct Key: Hashable, Sendable {
    let version: String
    let report: String
    let period: Period
    let role: Role
    let unit: String?
    let rights: Rights
    let comparison: ReportComparison?
    /// Of the findings' statuses, for reports that show them; "" for those that do not.
    let revision: String

    init(
      version: String, report: String, period: Period, scope: Scope, comparison: ReportComparison?, revision: String
    ) {
      self.revision = revision
      self.comparison = comparison
      self.version = version
      self.report = report
      self.period = period
      role = scope.role
      unit = scope.unit
      rights = scope.rights
    }
  }

  private struct State {
    var documents: [Key: (document: Document, read: Int)] = [:]
    var reads = 0
  }

  private let limit: Int
  private let state = Mutex(State())

  init(limit: Int) { self.limit = limit }

  func document(_ key: Key, make: () throws -> Document) throws -> Document {
    let known = state.withLock { state -> Document? in
      state.reads += 1
      state.documents[key]?.read = state.reads
      return state.documents[key]?.document
    }
    if let known { return known }
    let made = try make()
    state.withLock { state in
      state.reads += 1
      // A new load makes the old ones useless at once.
      state.documents = state.documents.filter { $0.key.version == key.version }
      state.documents[key] = (made, state.reads)
      while state.documents.count > limit, let oldest = state.documents.min(by: { $0.value.read < $1.value.read }) {
        state.documents[oldest.key] = nil
      }
    }
    return made
  }
}

extension ServedWarehouse {
  /// A document of the report's own figures within a scope, made once a warehouse.
  package func document(
    _ id: String, period: Period, scope: Scope, comparison: ReportComparison? = nil, in open: OpenWarehouse,
    quality: (revision: String, facts: QualityFacts)? = nil
  ) throws -> Document {
    let key = DocumentCache.Key(
      version: open.version, report: id, period: period, scope: scope, comparison: comparison,
      revision: quality?.revision ?? "")
    return try documents.document(key) {
      try open.builder.document(
        id, period: period, scope: scope, comparison: comparison,
        figures: { requests in try open.engine.answers(requests, scope: scope).flatMap { $0 } },
        rows: { request, limit in try open.rows(request, scope: scope, limit: limit) },
        quality: quality?.facts)
    }
  }

  /// Counts what the report shows of some periods, so that whoever turns to one of them waits for no statement.
  package func count(ahead id: String, periods: [Period], scope: Scope, in open: OpenWarehouse) throws {
    _ = try open.builder.documents(
      id, periods: periods, scope: scope,
      figures: { requests in try open.engine.answers(requests, scope: scope).flatMap { $0 } },
      rows: { _, _ in RowListing(columns: [], rows: [], total: 0) })
  }
}
