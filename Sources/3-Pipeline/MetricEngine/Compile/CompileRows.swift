internal import CareModel
internal import Danish
internal import Warehouse

extension ExplainedPart {
  struct RowQuery {
    let title: String
    let columns: [Explanation.Column]
    /// Without a limit. After the columns comes whom the row is about: a citizen's key, else the case's; null for none.
    let sql: SQL
    let count: SQL
  }

  /// The list of rows that fits the fact; nil for none.
  var rowList: RowQuery? {
    if measure.fact == nil { return nil }
    return fact == .coverage ? servicePeriods : plain
  }

  /// Service periods with their days in the window.
  private var servicePeriods: RowQuery {
    let held = Self.condition(all)
    let days: SQL = """
      SELECT citizen, service_period, any_value(facility) AS facility, sum(bit_count(\(mask))) AS days
      FROM facts.coverage\(held)
      GROUP BY citizen, service_period
      """
    return RowQuery(
      title: "Indsatser",
      columns: [
        .init(title: "Borger", kind: .text), .init(title: "Indsats", kind: .text),
        .init(title: "Tilbud", kind: .text), .init(title: "Start", kind: .day), .init(title: "Slut", kind: .day),
        .init(title: "Dage i perioden", kind: .number),
      ],
      sql: """
        SELECT c.label, d.service_period, d.facility, p.start_date, p.end_date, d.days::BIGINT, d.citizen
        FROM (\(days)) AS d
        LEFT JOIN model.citizen AS c ON c.citizen = d.citizen
        LEFT JOIN model.service_period AS p ON p.service_period = d.service_period AND p.citizen = d.citizen
        ORDER BY p.start_date, d.service_period, d.citizen
        """,
      count: "SELECT count(*) FROM (\(days))")
  }

  /// The columns of the fact as they stand, with money in kroner.
  private var plain: RowQuery {
    let columns = fact.listed
    let list = columns.map { name, column -> SQL in
      switch column.kind {
      case .kroner: SQL(raw: "\(name) / 100.0")
      case .text where fact.column(name)?.type == .int: SQL(raw: "CAST(\(name) AS VARCHAR)")
      default: SQL(raw: name)
      }
    }
    let person = ["citizen", "case_id"].first { fact.column($0) != nil } ?? "NULL"
    // By what the columns hold, not by what is shown of it: line 10 comes after line 9.
    let order = SQL(raw: columns.map(\.0).joined(separator: ", "))
    return RowQuery(
      title: DanishText.capitalised(fact.rowName), columns: columns.map(\.1),
      sql:
        "SELECT \(list.joined(separator: ", ")), \(raw: person)\nFROM \(fact.table)\(Self.condition(all))\nORDER BY \(order)",
      count: "SELECT count(*) FROM \(fact.table)\(Self.condition(all))")
  }
}

extension Fact {
  /// Columns of a list of rows, with their Danish titles; never a citizen's key.
  fileprivate var listed: [(String, Explanation.Column)] {
    func column(_ name: String, _ title: String, _ kind: Explanation.Column.Kind = .text) -> (
      String, Explanation.Column
    ) {
      (name, .init(title: title, kind: kind))
    }
    return switch self {
    case .coverage: []
    case .ledger:
      [
        column("voucher", "Bilag"), column("line", "Linje"), column("month", "Måned", .month),
        column("function", "Funktion"), column("grouping", "Gruppering"), column("cost_type", "Art"),
        column("cost_centre", "Omkostningssted"), column("amount_ore", "Beløb", .kroner),
      ]
    case .budget:
      [
        column("function", "Funktion"), column("grouping", "Gruppering"), column("cost_centre", "Omkostningssted"),
        column("month", "Måned", .month), column("original_ore", "Oprindeligt årsbudget", .kroner),
        column("adjusted_ore", "Korrigeret årsbudget", .kroner),
      ]
    case .careCase:
      [
        column("case_id", "Sag"), column("team", "Team"), column("caseworker", "Sagsbehandler"),
        column("legal_basis", "Paragraf"), column("opened", "Oprettet", .day), column("applied", "Ansøgt", .day),
        column("deadline", "Frist", .day), column("decided", "Afgjort", .day), column("closed", "Afsluttet", .day),
      ]
    case .followUp:
      [
        column("next_follow_up", "Næste opfølgning", .day), column("last_follow_up", "Seneste opfølgning", .day),
        column("service_period", "Indsats"), column("case_id", "Sag"), column("team", "Team"),
        column("caseworker", "Sagsbehandler"), column("legal_basis", "Paragraf"), column("facility", "Tilbud"),
        column("start_date", "Start", .day), column("end_date", "Slut", .day),
      ]
    case .stay:
      [
        column("facility", "Tilbud"), column("month", "Måned", .month),
        column("bit_count(mask)::BIGINT", "Dage", .number),
        column("bit_count(unrated_mask)::BIGINT", "Dage uden normerede pladser", .number),
        column("paying_municipality", "Betalingskommune"),
      ]
    case .capacity:
      [
        column("facility", "Tilbud"), column("month", "Måned", .month), column("place_days", "Pladsdage", .number),
      ]
    case .absence:
      [
        column("unit", "Enhed"), column("month", "Måned", .month), column("absence_cause", "Årsag"),
        column("absence_days", "Dagsværk", .number),
      ]
    case .absencePossible:
      [
        column("unit", "Enhed"), column("month", "Måned", .month), column("possible_days", "Mulige dagsværk", .number),
      ]
    case .pay:
      [
        column("unit", "Enhed"), column("month", "Måned", .month), column("cost_centre", "Omkostningssted"),
        column("amount_ore", "Løn og vikar", .kroner),
      ]
    case .appeal:
      [
        column("appeal", "Klage"), column("case_id", "Sag"), column("month", "Afgjort", .month),
        column("outcome", "Udfald"), column("legal_basis", "Paragraf"), column("team", "Team"),
      ]
    case .review:
      [
        column("case_id", "Sag"), column("month", "Kvartalets sidste måned", .month),
        column("review_kind", "Slags"), column("question", "Spørgsmål"), column("answer", "Svar"),
        column("unit", "Enhed"),
      ]
    case .goal:
      [
        column("goal", "Mål"), column("assessed", "Vurderet", .day), column("status", "Status"),
        column("goal_type", "Måltype"), column("level", "Niveau"), column("team", "Team"),
      ]
    case .population:
      [
        column("municipality", "Kommune"), column("month", "Måned", .month), column("sex", "Køn"),
        column("age_group", "Aldersgruppe"), column("inhabitants", "Indbyggere", .number),
      ]
    case .reconciliation:
      [
        column("service_period", "Indsats"), column("month", "Måned", .month), column("state", "Tilstand"),
        column("service_area", "Ydelsesområde"), column("expected_ore", "Takst × dage", .kroner),
        column("posted_ore", "Bogført", .kroner), column("at_stake_ore", "På spil", .kroner), column("team", "Team"),
      ]
    case .dataQuality:
      [
        column("team", "Team"), column("month", "Måned", .month), column("service_area", "Ydelsesområde"),
        column("services", "Indsatser", .number), column("clean_services", "Uden fund", .number),
      ]
    }
  }
}
