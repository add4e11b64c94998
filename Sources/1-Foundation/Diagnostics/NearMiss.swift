/// The candidate nearest to a misspelt word, or nil when none is near enough to be a likely slip.
///
/// Distance counts slips of the finger over lower-case characters; near means at most a third of the word's length, and at least one.
package func nearMiss(_ word: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(word.lowercased())
  let limit = max(1, wanted.count / 3)
  return
    candidates
    .map { (candidate: $0, distance: editDistance(wanted, Array($0.lowercased()))) }
    .filter { $0.distance <= limit }
    .min { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }?
    .candidate
}

/// Optimal string alignment: Levenshtein's distance where two neighbours that changed places cost one.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var rows = [Array(0...b.count)]
  for i in 1...a.count {
    var row = [i]
    for j in 1...b.count {
      var best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] { best = min(best, rows[i - 2][j - 2] + 1) }
      row.append(best)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}
