internal import Modelling
internal import Testing
internal import Warehouse

/// The metric engine names these columns in the SQL it compiles; changing one breaks definitions.
@Suite struct FactColumnsTests {
  static let dimensions = """
    service_area VARCHAR, legal_basis VARCHAR, setting VARCHAR, service VARCHAR, target_group VARCHAR, facility VARCHAR, \
    provider VARCHAR, ownership VARCHAR, unit VARCHAR, team VARCHAR, caseworker VARCHAR, acting_municipality VARCHAR, \
    paying_municipality VARCHAR, age_group VARCHAR, sex VARCHAR
    """

  static let expected: [String: String] = [
    "facts.coverage": "citizen INTEGER, service_period VARCHAR, month INTEGER, mask INTEGER, \(dimensions)",
    "facts.ledger": """
    month INTEGER, amount_ore BIGINT, transaction_kind INTEGER, posting_type VARCHAR, function VARCHAR, \
    grouping VARCHAR, cost_type VARCHAR, cost_centre VARCHAR, service_area VARCHAR, facility VARCHAR, provider VARCHAR, \
    unit VARCHAR, citizen INTEGER, sex VARCHAR, age_group VARCHAR, voucher VARCHAR, line INTEGER
    """,
    "facts.budget": """
    month INTEGER, original_ore BIGINT, adjusted_ore BIGINT, function VARCHAR, grouping VARCHAR, cost_centre VARCHAR, \
    service_area VARCHAR, facility VARCHAR, unit VARCHAR
    """,
    "facts.care_case": """
    case_id VARCHAR, citizen INTEGER, area VARCHAR, opened DATE, closed DATE, applied DATE, decided DATE, \
    decision VARCHAR, deadline DATE, legal_basis VARCHAR, service_area VARCHAR, team VARCHAR, unit VARCHAR, \
    caseworker VARCHAR, sex VARCHAR, age_group VARCHAR, process_step VARCHAR
    """,
    "facts.follow_up": """
    service_period VARCHAR, citizen INTEGER, case_id VARCHAR, start_date DATE, end_date DATE, next_follow_up DATE, \
    last_follow_up DATE, \(dimensions)
    """,
    "facts.stay": """
    citizen INTEGER, facility VARCHAR, month INTEGER, mask INTEGER, unrated_mask INTEGER, paying_municipality VARCHAR, ownership VARCHAR, \
    unit VARCHAR
    """,
    "facts.capacity": "facility VARCHAR, month INTEGER, place_days DOUBLE, ownership VARCHAR, unit VARCHAR",
    "facts.absence": "month INTEGER, unit VARCHAR, absence_cause VARCHAR, absence_days DOUBLE",
    "facts.absence_possible": "month INTEGER, unit VARCHAR, possible_days DOUBLE",
    "facts.pay": "month INTEGER, unit VARCHAR, cost_centre VARCHAR, amount_ore BIGINT",
    "facts.appeal": """
    appeal VARCHAR, case_id VARCHAR, month INTEGER, outcome VARCHAR, legal_basis VARCHAR, service_area VARCHAR, \
    team VARCHAR, unit VARCHAR
    """,
    "facts.review": """
    month INTEGER, review_kind VARCHAR, unit VARCHAR, caseworker VARCHAR, question VARCHAR, answer VARCHAR, \
    case_id VARCHAR
    """,
    "facts.goal": """
    goal VARCHAR, assessed DATE, status VARCHAR, goal_type VARCHAR, level VARCHAR, citizen INTEGER, \
    service_period VARCHAR, \(dimensions)
    """,
    "facts.population": """
    month INTEGER, municipality VARCHAR, sex VARCHAR, age_group VARCHAR, inhabitants BIGINT
    """,
    "facts.source_month": "source VARCHAR, month INTEGER, state VARCHAR",
    "facts.source_field": "source VARCHAR, field VARCHAR, is_filled BOOLEAN",
    "facts.dimension_value": "dimension VARCHAR, value VARCHAR",
    "facts.line_area": "citizen INTEGER, month INTEGER, function VARCHAR, grouping VARCHAR, service_area VARCHAR",
    "facts.posted_month": """
    citizen INTEGER, month INTEGER, service_area VARCHAR, unit VARCHAR, posted_ore BIGINT, income_ore BIGINT, \
    other_income_ore BIGINT, lines INTEGER
    """,
    "facts.reconciliation": """
    citizen INTEGER, month INTEGER, service_area VARCHAR, state VARCHAR, service_period VARCHAR, legal_basis VARCHAR, \
    facility VARCHAR, provider VARCHAR, unit VARCHAR, team VARCHAR, caseworker VARCHAR, acting_municipality VARCHAR, \
    paying_municipality VARCHAR, service_key INTEGER, service_days INTEGER, expected_ore BIGINT, \
    expected_other_ore BIGINT, posted_ore BIGINT, income_ore BIGINT, difference_ore BIGINT, must_be_settled BOOLEAN, \
    right_service_key INTEGER, ended_service_key INTEGER, ended DATE, at_stake_ore BIGINT, money_ore BIGINT, \
    reconciled_ore BIGINT
    """,
    "facts.reconciliation_line": """
    citizen INTEGER, month INTEGER, service_area VARCHAR, state VARCHAR, posting VARCHAR, row_number INTEGER, \
    function VARCHAR, grouping VARCHAR, amount_ore BIGINT, posted DATE, is_expense BOOLEAN
    """,
    "facts.reconciliation_proposal": """
    file_id INTEGER, row_number INTEGER, voucher VARCHAR, line INTEGER, month INTEGER, service_area VARCHAR, \
    amount_ore BIGINT, citizen INTEGER, service_period VARCHAR, score INTEGER, reasons VARCHAR, rank INTEGER
    """,
    "facts.data_quality": """
    month INTEGER, service_area VARCHAR, legal_basis VARCHAR, facility VARCHAR, unit VARCHAR, team VARCHAR, \
    acting_municipality VARCHAR, paying_municipality VARCHAR, services BIGINT, clean_services BIGINT
    """,
    "model.citizen": """
    citizen INTEGER, pseudonym VARCHAR, label VARCHAR, birth_date DATE, sex VARCHAR, death_date DATE, protected_address BOOLEAN, \
    residence_municipality VARCHAR
    """,
    "model.service_area_rule": """
    legal_basis VARCHAR, setting VARCHAR, valid_from DATE, valid_to DATE, service_area VARCHAR
    """,
    "model.service_period": """
    service_period VARCHAR, citizen INTEGER, case_id VARCHAR, legal_basis VARCHAR, section VARCHAR, setting VARCHAR, \
    service VARCHAR, service_area VARCHAR, facility VARCHAR, provider VARCHAR, provider_name VARCHAR, ownership VARCHAR, target_group VARCHAR, granted DATE, \
    start_date DATE, end_date DATE, end_reason VARCHAR, status VARCHAR, acting_municipality VARCHAR, \
    paying_municipality VARCHAR, hours_per_week DOUBLE, next_follow_up DATE, last_follow_up DATE, team VARCHAR, \
    caseworker VARCHAR, unit VARCHAR, row_number INTEGER, service_key INTEGER
    """,
    "model.unit_tree": "scope VARCHAR, unit VARCHAR",
    "model.scope_facility": "scope VARCHAR, facility VARCHAR",
  ]

  /// An empty warehouse with the facts too that are made of findings.
  private static func whole() throws -> TestWarehouse {
    let warehouse = try TestWarehouse("")
    try warehouse.connection.execute(
      "CREATE SCHEMA meta; CREATE TABLE meta.source_file (source VARCHAR, status VARCHAR)")
    try CheckRun(CheckCatalogue()).run(on: warehouse.connection, asOf: 20_000, municipality: "0999")
    try ModelBuild(definitions: definitions).runAfterChecks(on: warehouse.connection)
    return warehouse
  }

  @Test func `every relation has exactly the columns that others rely on`() throws {
    let warehouse = try FactColumnsTests.whole()
    for (relation, columns) in FactColumnsTests.expected.sorted(by: { $0.key < $1.key }) {
      let found = try warehouse.rows(
        """
        -- A code is a text, however it is stored.
        SELECT column_name, CASE WHEN starts_with(data_type, 'ENUM') THEN 'VARCHAR' ELSE data_type END
        FROM information_schema.columns
        WHERE table_schema || '.' || table_name = '\(relation)' ORDER BY ordinal_position
        """)
      #expect(found.joined(separator: ", ") == columns, "\(relation)")
    }
  }

  @Test func `every fact is held to its columns`() throws {
    let facts = try FactColumnsTests.whole().rows(
      "SELECT 'facts.' || table_name FROM information_schema.tables WHERE table_schema = 'facts' ORDER BY 1")
    #expect(facts == FactColumnsTests.expected.keys.filter { $0.hasPrefix("facts.") }.sorted())
  }
}
