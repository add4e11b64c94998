package import Foundation

/// A fact that the product does not have, with a key figure and its worked example: four files, and nothing in Swift.
package enum AddedFact {
  /// Writes them below a folder of definitions.
  ///
  /// - Parameter sql: its SELECT, where it is to be another.
  package static func write(to definitions: URL, sql: String = sql) throws {
    for (path, text) in [
      ("5-facts/staffing.sql", sql), ("5-facts/staffing.yaml", description),
      ("6-metrics/personale/stillinger.yaml", metric), ("6-metrics/personale/stillinger.oracle.yaml", oracle),
    ] {
      let file = definitions.appendingPathComponent(path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  package static let sql = """
    -- One row a unit and month with its full-time posts.
    SELECT maaned AS month, enhed AS unit, sum(fuldtidsstillinger) AS posts FROM staging.loen GROUP BY ALL

    """

  private static let description = """
    id: staffing
    title: Bemanding
    rows: enheder pr. måned
    kept: Enheder med løn, fordelt på måneder
    sources:
      required: [loen]
      monthly: [loen]
    populations: [ingen]
    dimensions: [unit]
    columns:
      month: {type: month, title: Måned}
      posts: {type: double, title: Fuldtidsstillinger, unit: stillinger}
    list: [unit, month, posts]

    """

  private static let metric = """
    id: stillinger
    title: Fuldtidsstillinger
    help: |
      Stillinger, der er løn for, lagt sammen over månederne.

      Læses for én måned ad gangen.

      Tallet viser ikke, om stillingerne er besat.
    unit: personer
    population: ingen
    direction: neutral
    owner: Leder
    legal_basis: Ledelsestilsyn.
    purpose: Styring.
    valid_from: 2020-01-01
    valid_to:
    version: "1"
    fact: staffing
    measure: {sum: posts}
    dimensions: [unit]

    """

  private static let oracle = """
    metric: stillinger
    as_of: 2023-12-31
    municipality: "0999"
    tables:
      staffing:
        - {month: 2023-01, unit: A, posts: 2.5}
        - {month: 2023-01, unit: B, posts: 4}
        - {month: 2023-02, unit: A, posts: 3}
    cases:
      - period: 2023-01
        sql: SELECT sum(posts) AS value FROM facts.staffing WHERE month = 2023 * 12
        expect:
          - {value: 6.5}

    """
}
