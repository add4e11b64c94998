internal import Access
internal import CareModel
internal import ControlStore
package import Serving

/// The rows that were set aside (rækker sat til side): how many, in which file, why, and what to do. Never a value.
package struct SetAsidePage: Sendable {
  /// Rows of one file that broke the same rule in the same column.
  package struct Group: Sendable, Hashable {
    /// Stands in addresses; the same as long as file, column and rule are.
    package var id: String
    package var file: String
    /// "Indsatser"; the file's name where nobody knows the extract.
    package var source: String
    package var column: String?
    /// What is wrong and what to do, as the reading of the file says it.
    package var message: String
    package var count: Int
  }

  package struct Row: Sendable, Hashable {
    package var file: String
    /// Number of the record, the header being 1.
    package var number: Int?
    package var column: String?
    package var message: String
  }

  /// The largest first.
  package var groups: [Group]
  /// How many rows, each counted once.
  package var count: Int
  /// The sources that it is narrowed to; empty is all.
  package var sources: [String]
  /// The group whose rows are shown; nil is all.
  package var chosen: Group?
  /// One page of the rows; nil where the reader sees counts alone.
  package var rows: [Row]?
  package var page: Int
  package var pages: Int
  /// Whether counts of one to four rows are told as "under 5".
  package var hidesSmallNumbers: Bool
}

/// The rows that were set aside, as a reader may know of them.
package struct SetAside: Sendable {
  private let session: Session

  package init(_ session: Session) { self.session = session }

  /// - Parameters:
  ///   - sources: the sources whose rows alone are wanted, as a figure's mark names them; empty is all.
  ///   - group: id of the group whose rows alone are wanted.
  package func show(
    sources: [String] = [], group: String? = nil, page: Int = 1, pageSize: Int = 100
  ) throws(Refusal) -> SetAsidePage {
    try session.show { inside in
      let open = try inside.warehouse()
      let scope = try open.scope(of: inside.reader)
      let files = open.sources.filter { sources.isEmpty || sources.contains($0.source) }
      for source in sources where !files.contains(where: { $0.source == source }) {
        throw Refusal(
          .notFound, code: "kilde-ukendt", "Kilden `\(Asked.short(source))` er ikke i den levering, der vises nu.",
          suggestion: "Gå til alle rækker, der er sat til side.")
      }
      let names = Set(files.map(\.fileName))
      let rows = try SetAsideReading(inside).rows().filter { sources.isEmpty || names.contains($0.file) }
      let groups = groups(rows, in: open)
      let chosen = groups.first { $0.id == group }
      if group != nil && chosen == nil {
        throw Refusal(
          .notFound, code: "gruppe-ukendt", "De rækker findes ikke i den levering, der vises nu.",
          suggestion: "Gå til alle rækker, der er sat til side.")
      }
      // A row set aside has no unit: who sees a part alone cannot be shown which are its own.
      let seesRows = scope.seesRows && scope.unit == nil
      let found = chosen.map { chosen in rows.filter { SetAsideRow.Rule($0).id == chosen.id } } ?? rows
      let pages = pageCount(found.count, pageSize: pageSize)
      guard (1...pages).contains(page) else { throw Refusal.noSuchPage(page, of: pages) }
      let shown = SetAsidePage(
        groups: groups, count: files.reduce(0) { $0 + $1.rowsSetAside }, sources: sources, chosen: chosen,
        rows: seesRows
          ? found.page(page, pageSize: pageSize).map { row in
            .init(file: row.file, number: row.row, column: row.column, message: row.message)
          } : nil, page: page, pages: seesRows ? pages : 1, hidesSmallNumbers: scope.suppressesSmallNumbers)
      return Shown(shown, log: LogLine("rækker sat til side"))
    }
  }

  private func groups(_ rows: [SetAsideRow], in open: OpenWarehouse) -> [SetAsidePage.Group] {
    let sources = Dictionary(open.sources.map { ($0.fileName, $0.source) }) { first, _ in first }
    return Dictionary(grouping: rows) { SetAsideRow.Rule($0) }.compactMap { rule, rows in
      guard let first = rows.first else { return nil }
      return SetAsidePage.Group(
        id: rule.id, file: rule.file, source: sources[rule.file].map(Words.source) ?? rule.file, column: rule.column,
        message: first.rule,
        count: Dictionary(rows.map { ($0.row, $0.rows) }, uniquingKeysWith: max).values.reduce(0, +))
    }.sorted { (-$0.count, $0.file, $0.column ?? "", $0.id) < (-$1.count, $1.file, $1.column ?? "", $1.id) }
  }
}

/// The rows that were set aside, read once a warehouse.
struct SetAsideReading {
  private let inside: OpenSession

  init(_ inside: OpenSession) { self.inside = inside }

  private struct OfWarehouse: MemoQuestion {
    typealias Answer = [SetAsideRow]

    let version: String
  }

  func rows() throws -> [SetAsideRow] {
    let (open, knowledge) = (try inside.warehouse(), inside.knowledge)
    return try inside.memo.answer(OfWarehouse(version: open.version)) {
      try open.rows(SetAsideQuery(), knowledge)
    }
  }
}

/// A row that broke a rule of form.
struct SetAsideRow: Hashable, Sendable {
  var file: String
  var row: Int?
  var column: String?
  var key: String?
  var code: String
  var message: String
  /// How many rows it stands for.
  var rows = 1

  /// The message without the shape of the one value: what all rows of a group share.
  var rule: String { message.replacing(/[ ]\(formen `[^`]*`\)/, with: "") }

  /// File, column and rule: what groups are made by.
  struct Rule: Hashable {
    let file: String
    let column: String?
    let code: String

    init(_ row: SetAsideRow) {
      file = row.file
      column = row.column
      code = row.code
    }

    var id: String { [file, column ?? "", code].joined(separator: "|").stableHash }
  }
}
