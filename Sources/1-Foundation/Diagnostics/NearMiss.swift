/// The candidate nearest to a misspelt word, or nil when none is near enough to be a likely slip.
///
/// Distance is Levenshtein's over lower-case characters; near means at most a third of the word's length, and at least one.
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

private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var previous = Array(0...b.count)
  for (i, left) in a.enumerated() {
    var current = [i + 1]
    for (j, right) in b.enumerated() {
      current.append(min(previous[j + 1] + 1, current[j] + 1, previous[j] + (left == right ? 0 : 1)))
    }
    previous = current
  }
  return previous[b.count]
}
