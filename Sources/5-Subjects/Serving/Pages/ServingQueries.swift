/// What is read of a warehouse whoever asks: what it is made of, and what it has found.
package enum ServingQueries {
  package static let all: [any PageQuery] = [
    BuildQuery(), UnitQuery(), NameQuery(), SourceQuery(), AccountFunctionQuery(), RelationQuery(),
    CitizenLabelQuery(), CloseQuery(), RestatedMonthQuery(), FindingQuery(named: { $0 }), CheckRunQuery(),
    TouchQuery(), DeadlineQuery(),
  ]
}
