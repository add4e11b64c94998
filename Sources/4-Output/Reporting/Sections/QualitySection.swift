internal import Access
internal import CareModel
internal import Danish
internal import Definitions
internal import DocumentModel

/// A part of the data-quality report (kvalitet).
struct QualitySection: SectionKind {
  static let word = "kvalitet"

  enum Subject: String, Hashable, Sendable, CaseIterable {
    case development = "udvikling"
    case checks = "kontroller"
    case sources = "kilder"
    case teams
    case oldest = "aeldste"
    /// Switched off, or without their source.
    case silent = "ikke-koert"
    case freshness = "friskhed"
  }

  let subject: Subject

  init?(reading item: DefinitionMapping, metrics: KnownMetrics) {
    guard let subject = item.choice("subject", Subject.self) else { return nil }
    self.subject = subject
  }

  /// It shows findings and no figures.
  var figures: [ShownFigure] { [] }
  var showsFindings: Bool { true }

  func write(_ section: SectionDefinition, in writer: ReportWriter) throws -> Section {
    QualityWriting(kind: self, section: section, writer: writer).write()
  }
}

/// Writes one subject of one edition.
private struct QualityWriting {
  let kind: QualitySection
  let section: SectionDefinition
  let writer: ReportWriter

  private var lastMonth: Period { writer.lastMonth }

  func write() -> Section {
    guard let quality = writer.quality else {
      return Section(
        id: section.id, title: section.title,
        blocks: [
          .notice(Notice(.info, title: "Ikke kontrolleret.", text: Prose("Datalageret er bygget uden kontroller.")))
        ])
    }
    let block: Block =
      switch kind.subject {
      case .development:
        quality.months(to: lastMonth).count > 1
          ? .figure(development(quality)) : .table(development(quality).table)
      case .checks:
        .table(
          groups(quality, name: "Kontrol") {
            $0.check
          } title: {
            checkTitle($0, quality)
          })
      case .sources:
        .table(
          groups(quality, name: "Kilde") {
            $0.source ?? ""
          } title: {
            sourceTitle($0)
          })
      case .teams:
        .table(
          groups(quality, name: "Team") {
            $0.team ?? ""
          } title: {
            Cell($0.isEmpty ? "Uden team" : quality.names[$0] ?? $0)
          })
      case .oldest: .table(oldest(quality))
      case .silent: .table(silent(quality))
      case .freshness: .table(freshness(quality))
      }
    return Section(id: section.id, title: section.title, subtitle: section.subtitle, blocks: [block])
  }

  private func development(_ quality: QualityFacts) -> ChartFigure {
    let months = quality.months(to: lastMonth)
    let counts = months.compactMap { quality.month($0) }
    let first = counts.first?.openAtEnd ?? 0
    let last = counts.last?.openAtEnd ?? 0
    let finding =
      months.count < 2
      ? "\(DanishText.capitalised(CountedNoun(one: "ét åbent fund", many: "åbne fund").text(last))); udviklingen kan ses fra næste måned"
      : last == first
        ? "Der er lige så mange åbne fund som i \(DanishText.name(of: months[0]))"
        : "Der er \(moreOrFewer(last - first)) end i \(DanishText.name(of: months[0]))"
    let names = months.map { DanishText.shortMonth($0.firstDay.month) }
    return ChartFigure(
      id: section.id, title: finding, subtitle: "Åbne fund ved månedens udgang.",
      alternative: "Linjediagram: åbne fund ved månedens udgang", description: finding + ".",
      chart: .line(
        LineChart(
          labels: names, shortLabels: months.map { DanishText.tinyMonth($0.firstDay.month) },
          current: .init(name: "Åbne", points: counts.map { ChartPoint(Double($0.openAtEnd)) }),
          highlighted: counts.count - 1, format: NumberText.count.format)),
      table: DataTable(
        id: "\(section.id)-tal", caption: "Fund måned for måned",
        columns: [
          .init("Måned"), .init("Åbne", number: true), .init("Nye", number: true), .init("Rettet", number: true),
          .init("Accepteret", number: true),
        ],
        rows: zip(months, counts).map { month, count in
          DataTable.Row([Cell(DanishText.capitalised(DanishText.name(of: month)))] + numbers(count))
        }, emptyText: noFindings(quality)), help: writer.help(section),
      reference: writer.reader.reference("", writer.period, writer.period),
      sourceText:
        "Fund fra \(DanishText.count(quality.deliveries.count, one: "én opgørelsesdag", many: "opgørelsesdage"))")
  }

  /// "12 færre åbne fund", "ét åbent fund mere".
  private func moreOrFewer(_ change: Int) -> String {
    abs(change) == 1
      ? "ét åbent fund \(change > 0 ? "mere" : "mindre")"
      : "\(DanishText.whole(abs(change))) \(change > 0 ? "flere" : "færre") åbne fund"
  }

  private func numbers(_ count: FindingMonth) -> [Cell] {
    [count.openAtEnd, count.opened, count.closed, count.acceptedAtEnd].map {
      Cell(DanishText.whole($0), number: Double($0))
    }
  }

  /// One row a check, source or team: how it stands in the month, what is at stake, and the last twelve months as a line.
  private func groups(
    _ quality: QualityFacts, name: String, by key: (QualitySpan) -> String,
    title: (String) -> Cell
  ) -> DataTable {
    let months = quality.months(to: lastMonth)
    let groups = Dictionary(grouping: quality.spans, by: key)
    let lines = groups.mapValues { spans in months.compactMap { quality.month($0, of: spans) } }
    let showsMoney = name == "Kontrol"
    let scale = lines.values.map { relative($0) }.max() ?? 0.1
    let rows = lines.compactMap { key, counts -> (open: Int, title: Cell, row: DataTable.Row)? in
      guard let now = counts.last, !now.isNothing else { return nil }
      let header = title(key)
      var cells = [header] + numbers(now)
      if showsMoney {
        // A check that counts no kroner has none at stake, which is another thing than 0 kr.
        let kroner = now.open.doubts > now.open.withoutAmount ? Double(now.open.amountOre) / 100 : nil
        cells.append(kroner.map { Cell(NumberText.kroner.format.text($0), number: $0) } ?? Cell("–"))
      }
      if months.count > 1 { cells.append(line(counts, scale: scale)) }
      return (now.openAtEnd, header, DataTable.Row(cells))
    }.sorted { ($1.open, $0.title.text) < ($0.open, $1.title.text) }
    var columns: [DataTable.Column] = [
      .init(name), .init("Åbne", number: true), .init("Nye", number: true), .init("Rettet", number: true),
      .init("Accepteret", number: true),
    ]
    if showsMoney { columns.append(.init("På spil", unit: "kr.", number: true)) }
    if months.count > 1 { columns.append(.init("Åbne, seneste år", graphic: true)) }
    return DataTable(
      id: "\(section.id)-tabel", caption: "Fund pr. \(name.lowercased()), \(DanishText.name(of: lastMonth))",
      columns: columns, rows: rows.map(\.row), emptyText: noFindings(quality),
      help: writer.help(section))
  }

  /// What stands where a month has no findings: a true zero, or nothing known.
  private func noFindings(_ quality: QualityFacts) -> String {
    quality.month(lastMonth) == nil
      ? "\(quality.unknown(lastMonth)) Det er ikke nul." : "Ingen fund. Det er et rigtigt nul, ikke manglende data."
  }

  private func relative(_ counts: [FindingMonth]) -> Double {
    let values = counts.map { Double($0.openAtEnd) }
    let middle = values.reduce(0, +) / Double(max(1, values.count))
    return middle > 0 ? min(0.5, values.map { abs($0 / middle - 1) }.max() ?? 0.1) : 0.1
  }

  private func line(_ counts: [FindingMonth], scale: Double) -> Cell {
    let values = counts.map { Double($0.openAtEnd) }
    let middle = values.reduce(0, +) / Double(max(1, values.count))
    guard middle > 0 else { return Cell("") }
    return Cell(
      "", graphic: .sparkline(values: values, reference: middle, scale: max(0.1, scale), isLastPreliminary: false))
  }

  private func checkTitle(_ check: String, _ quality: QualityFacts) -> Cell {
    let run = quality.view.index.run(of: check)
    return Cell(
      run?.title ?? "Kontrol \(check)", note: "\(check) · \(FindingOwner.name(run?.owner ?? ""))",
      link: Address.worklist(check: check, unit: quality.view.scope.unit))
  }

  private func sourceTitle(_ source: String) -> Cell {
    Cell(source.isEmpty ? "Flere kilder" : SourceName.of(asciiName(source)))
  }

  /// The findings that have been open the longest, never whom they are about.
  private func oldest(_ quality: QualityFacts) -> DataTable {
    let sorted = quality.open.filter { $0.severity != .info }
      .map { (finding: $0, since: quality.since[$0.id] ?? quality.today) }
      .sorted {
        ($0.since, -abs($0.finding.amount ?? 0), $0.finding.id) < (
          $1.since, -abs($1.finding.amount ?? 0), $1.finding.id
        )
      }
    return DataTable(
      id: "\(section.id)-tabel", caption: "De ældste åbne fund, seneste levering",
      columns: [
        .init("Fund"), .init("Kontrol"), .init("Åbent siden"), .init("Dage", number: true),
        .init("På spil", unit: "kr.", number: true), .init("Ansvarlig"),
      ],
      rows: sorted.prefix(15).map { finding, since in
        let days = max(0, since.distance(to: quality.today))
        let kroner = finding.amount.map { Double(abs($0)) / 100 }
        return DataTable.Row([
          Cell(finding.id, link: .finding(FindingAddress(finding.id))),
          Cell(
            quality.view.index.run(of: finding.check)?.title ?? finding.check,
            sign: finding.severity == .blocking ? .held : .reservation),
          Cell(DanishText.date(since), date: since.description), Cell(DanishText.whole(days), number: Double(days)),
          kroner.map { Cell(NumberText.kroner.format.text($0), number: $0) } ?? Cell("–"),
          Cell(FindingOwner.name(finding.owner)),
        ])
      }, kind: .work, emptyText: "Ingen åbne fund over oplysning.",
      footnotes: sorted.count > 15 ? ["Viser 15 af \(DanishText.whole(sorted.count))."] : [], help: writer.help(section)
    )
  }

  /// Checks that say nothing, and why: never to be read as no findings.
  private func silent(_ quality: QualityFacts) -> DataTable {
    DataTable(
      id: "\(section.id)-tabel", caption: "Kontroller, der ikke er kørt, seneste levering",
      columns: [.init("Kontrol"), .init("Hvorfor"), .init("Indstilling")],
      rows: quality.view.index.runs.filter { $0.state != .ran }.map { run in
        DataTable.Row([
          Cell(run.title, note: run.id),
          Cell(
            run.state == .off
              ? "Slået fra af kommunen"
              : run.missingSource.map { "Kilden \(SourceName.of(asciiName($0))) er ikke leveret" }
                ?? "En kilde er ikke leveret",
            sign: .info), Cell(run.thresholds.map(DanishText.thresholds) ?? ""),
        ])
      }, kind: .work, emptyText: "Alle kontroller er kørt.", help: writer.help(section))
  }

  private func freshness(_ quality: QualityFacts) -> DataTable {
    DataTable(
      id: "\(section.id)-tabel", caption: "Kilder: friskhed og rækker, seneste levering",
      columns: [
        .init("Kilde"), .init("Modtaget"), .init("Rækker til"), .init("Rækker læst", number: true),
        .init("Sat til side", number: true), .init("Tilstand"),
      ],
      rows: quality.view.freshness.sources.map { source in
        let rows = quality.rows[source.file] ?? (0, 0)
        return DataTable.Row([
          Cell(source.name), Cell(DanishText.time(source.received)),
          source.coversTo.map { Cell(DanishText.date($0), date: $0.description) } ?? Cell("ingen dato"),
          Cell(DanishText.whole(rows.read), number: Double(rows.read)),
          Cell(
            DanishText.whole(rows.setAside), number: Double(rows.setAside),
            link: rows.setAside > 0 ? PageLink.setAside(in: [source.file]).address : nil),
          source.staleness == nil ? Cell("Frisk", sign: .done) : Cell("Forældet", sign: .warning),
        ])
      }
        + quality.refused.map { refused in
          DataTable.Row([
            Cell(refused.source.isEmpty ? refused.file : SourceName.of(refused.source), note: refused.file), Cell("–"),
            Cell("ingen dato"), Cell("–"), Cell("–"), Cell("Afvist", sign: .held),
          ])
        }, kind: .work, emptyText: "Ingen kilder er leveret.",
      footnotes: ["En kilde er forældet, når der er gået mere end \(quality.view.freshness.limit) dage."],
      help: writer.help(section))
  }
}
