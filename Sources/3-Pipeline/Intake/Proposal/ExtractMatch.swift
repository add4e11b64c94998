/// A file taken for an extract: which column is which field, and how sure that is.
struct ExtractMatch {
  let source: SourceFile
  let fields: [FieldMatch]
  let score: Double
  let missing: [Field]
  let unused: [String]
  /// Whether the file is called something like the extract.
  let isNamed: Bool
  var isComplete: Bool { missing.isEmpty }

  init(
    _ source: SourceFile, _ table: SeenTable, _ columns: [SeenColumn], stem: String, _ hints: ProposalHints,
    _ lists: [String: ValueList]
  ) {
    self.source = source
    var pairs: [FieldMatch] = []
    for field in source.fields {
      for column in columns { if let match = FieldMatch(field, column, hints, lists) { pairs.append(match) } }
    }
    pairs.sort { ($0.score, $1.column.index) > ($1.score, $0.column.index) }
    var taken: Set<Int> = []
    var found: [String: FieldMatch] = [:]
    for pair in pairs where !taken.contains(pair.column.index) && found[pair.field.name] == nil {
      taken.insert(pair.column.index)
      found[pair.field.name] = pair
    }
    fields = source.fields.compactMap { found[$0.name] }
    missing = source.fields.filter { $0.isRequired && found[$0.name] == nil }
    unused = columns.filter { !taken.contains($0.index) && !$0.name.isEmpty }.map { table.reference($0.index) }
    let name = folded(stem)
    let words = [folded(source.name)] + (hints.files[source.name] ?? [])
    isNamed = words.contains { $0.count > 2 && name.contains($0) }
    let required = source.fields.filter(\.isRequired)
    let covered = Double(fields.count { $0.field.isRequired }) / Double(max(required.count, 1))
    let certainty = fields.isEmpty ? 0 : fields.reduce(0) { $0 + min($1.score, 1) } / Double(fields.count)
    let used = Double(fields.count) / Double(max(columns.count { !$0.name.isEmpty }, 1))
    score = covered + 0.4 * certainty + 0.6 * used + (isNamed ? 0.5 : 0)
  }

  /// What the extracts that a file may be are put in order by. That nothing is lacking tells for an extract, but not against all else: a
  /// small one is easily complete with a part of the columns of a larger one that lacks a single one.
  var rank: Double { score + (isComplete ? 0.2 : 0) }

  /// Whether it is worth proposing: most of what must be there is, or the name says so and some is.
  var isLikely: Bool {
    let required = source.fields.count(where: \.isRequired)
    let covered = required - missing.count
    return covered * 10 >= required * 7 && fields.count >= 2 || isNamed && covered * 10 >= required * 4
  }
}
