internal import Access

extension DataValueChain {
  /// The chain as a page of the documents (`docs/data-value-chain.md`): the same definitions always give the same text.
  package var document: String {
    var lines = [
      "# Dataværdikæde", "",
      "Fra det system, hvor noget registreres, til den, der læser tallet. Siden er lavet af definitionerne med `make docs` og skrives",
      "ikke i hånden; en prøve holder den lig med dem. Den samme kæde kan ses og tegnes på siden `/datavaerdikaede`.",
      "",
      "**Før en ny indsats begynder:** find det nøgletal, der skal følge den, og se, hvilke felter der bærer det. De skal registreres fra",
      "første dag. **Før et felt ændres:** find feltet, og se, hvilke tal og rapporter det bærer.", "",
      "## Systemer og udtræk", "", "| system | udtræk | registreres af | felter | felter, som tal bruger |",
      "| --- | --- | --- | --- | --- |",
    ]
    let unused = Set(unused)
    for extract in extracts {
      let used = extract.fields.count { !unused.contains($0) }
      lines.append(
        "| \(extract.system) | \(extract.title) | \(extract.registeredBy) | \(extract.fields.count) | \(used) |")
    }
    lines += ["", "## Fra nøgletal til felter", ""]
    for metric in metrics.sorted(by: { ($0.area, $0.title) < ($1.area, $1.title) }) {
      lines += ["### \(metric.title) (`\(metric.id)`)", ""]
      lines.append("- Fakta: \(metric.facts.map(\.name).joined(separator: ", "))")
      for use in Use.allCases {
        let named = named(metric.fields.filter { $0.value == use }.map(\.key))
        if !named.isEmpty {
          lines.append("- Felter, der \(use == .splits ? "kan dele tallet" : use.danishName): \(named)")
        }
      }
      let shown = reports(showing: [metric])
      let named = shown.map { "\($0.name) (\($0.recipients.map(\.danishName).joined(separator: ", ")))" }
      lines += ["- Rapporter: \(named.isEmpty ? "ingen endnu" : named.joined(separator: "; "))", ""]
    }
    lines += ["## Fra felter til nøgletal", ""]
    for extract in extracts {
      lines += [
        "### \(extract.title) (\(extract.system))", "", "| felt | bærer | afgør | deler | rapporter |",
        "| --- | --- | --- | --- | --- |",
      ]
      for field in extract.fields {
        let using = metrics(using: field)
        func ids(_ use: Use) -> String { using.filter { $0.fields[field] == use }.map(\.title).joined(separator: ", ") }
        let name = field.isRequired ? "**\(field.name)**" : field.name
        let splits = using.count { $0.fields[field] == .splits }
        lines.append(
          "| \(name) | \(ids(.carries)) | \(ids(.decides)) | \(splits == 0 ? "" : "\(splits) nøgletal") | "
            + "\(reports(showing: using).map(\.name).joined(separator: ", ")) |")
      }
      lines.append("")
    }
    lines.append(
      "Felter med fed skrift skal være i udtrækket. Felter uden nøgletal bruges i arbejdet, i kontroller eller ikke endnu."
    )
    return lines.joined(separator: "\n") + "\n"
  }

  /// "indsatser: Slutdato, Startdato; sager: Team".
  private func named(_ fields: [Field]) -> String {
    Dictionary(grouping: fields, by: \.extract).sorted { $0.key < $1.key }
      .map { "\($0.key): \($0.value.map(\.name).sorted().joined(separator: ", "))" }.joined(separator: "; ")
  }
}
