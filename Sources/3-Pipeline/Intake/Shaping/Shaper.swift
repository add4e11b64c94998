internal import Danish

/// Makes one file into another by a profile's reading: finds the header, leaves out what is no row, fills what stands
/// only once, turns columns into rows, and gives each field its value. One record at a time, in the file's order.
struct Shaper {
  let reading: Reading
  let isWorkbook: Bool
  private(set) var result = ShapedFile()
  private var headerRows: [[String]] = []
  private var layout: Layout?
  /// The last values of columns that are filled down, by their place.
  private var memory: [Int: [UInt8]] = [:]
  private var heading: [UInt8] = []
  private var waiting: [(row: Int, text: [UInt8])] = []
  private var isPastEnd = false
  private var writer: RowWriter

  init(_ reading: Reading, isWorkbook: Bool) {
    self.reading = reading
    self.isWorkbook = isWorkbook
    writer = RowWriter(reading, isWorkbook: isWorkbook)
  }

  /// The whole file from its text.
  ///
  /// - Parameter foreign: parts in another encoding than the file's own, in order.
  static func shape(
    _ bytes: Bytes, from start: Int, delimiter: UInt8, _ reading: Reading, isWorkbook: Bool, foreign: [Range<Int>] = []
  ) -> ShapedFile {
    var shaper = Shaper(reading, isWorkbook: isWorkbook)
    var reader = RecordReader(bytes, from: start, delimiter: delimiter)
    var damage = RecordDamage(bytes, foreign: foreign)
    while shaper.result.refusal == nil {
      switch reader.next() {
      case .end: return shaper.finished()
      case .brokenQuotes: shaper.damagedRecord(reader.damage, "")
      case .record:
        if let found = damage.found(reader) {
          shaper.damagedRecord(found.kind, found.detail)
        } else {
          shaper.take(reader)
        }
      }
    }
    return shaper.result
  }

  private mutating func damagedRecord(_ kind: FaultKind, _ detail: String) {
    result.records += 1
    if let first = reading.header.first, result.records < first {
      result.leftOut.append((result.records, .aboveHeader))
    } else if isPastEnd {
      result.leftOut.append((result.records, .notes))
    } else {
      fault(kind, detail)
    }
  }

  private mutating func fault(_ kind: FaultKind, _ detail: String) {
    result.damaged += 1
    result.log.add(Fault(row: result.records, field: nil, kind: kind, detail: detail, key: nil))
  }

  private mutating func take(_ reader: RecordReader) {
    result.records += 1
    guard let layout else {
      takeHeader(reader)
      return
    }
    let cells = Cells(reader, missing: layout.missing, isWorkbook: isWorkbook)
    if cells.filled == 0 { return leaveOut(.empty) }
    if isPastEnd || layout.ends.contains(where: { cells.first.starts(with: $0) }) {
      isPastEnd = true
      return leaveOut(.notes)
    }
    if layout.isHeader(cells) { return leaveOut(.header) }
    if cells.filled == 1, reading.heading != nil || reading.hasNotes, layout.width > 1, cells.isFirstFilled {
      // A heading, if rows follow; else a note.
      waiting.append((result.records, TypedCell.plain(cells.first.bytes)))
      return
    }
    settleWaiting()
    if layout.totals.contains(where: { cells.first.matches($0) }) { return leaveOut(.totals) }
    guard cells.count == layout.width || cells.lastFilled < layout.width && cells.count > layout.width else {
      return reader.isUnended && cells.count < layout.width
        ? fault(.cutOff, "efter \(cells.count) af \(layout.width) felter")
        : fault(.fieldCount, "\(cells.count) felter, men overskriften har \(layout.width)")
    }
    var row = Row(cells: cells, heading: heading, memory: [:])
    fillDown(&row, layout)
    for test in layout.keep where !test.passes(row) { return leaveOut(.rule(test.reason)) }
    for test in layout.leaveOut where test.passes(row) { return leaveOut(.rule(test.reason)) }
    writer.add(row, number: result.records, layout, to: &result)
  }

  private mutating func leaveOut(_ cause: ShapedFile.Cause) { result.leftOut.append((result.records, cause)) }

  private mutating func takeHeader(_ reader: RecordReader) {
    let number = result.records
    guard reading.header.contains(number) else { return leaveOut(.aboveHeader) }
    if let reason = Limits.refusal(ofHeader: reader, .record) {
      result.refusal = reason
      return
    }
    headerRows.append((0..<reader.fieldCount).map { reader.text($0) })
    guard number == reading.header.last else { return }
    switch Layout.make(HeaderNames(headerRows), headerRows, reading) {
    case .success(let made):
      layout = made
      result.unused = made.unused
      writer.begin(&result)
    case .failure(let refusal):
      result.refusal = (refusal.code, refusal.message)
    }
  }

  /// Rows that stood alone are headings when other rows follow; only the last one counts.
  private mutating func settleWaiting() {
    for (row, text) in waiting {
      if reading.heading == nil {
        result.damaged += 1
        result.log.add(
          Fault(row: row, field: nil, kind: .fieldCount, detail: "kun én udfyldt celle midt i filen", key: nil))
      } else {
        result.leftOut.append((row, .heading))
        heading = text
        memory = [:]
      }
    }
    waiting = []
  }

  private mutating func fillDown(_ row: inout Row, _ layout: Layout) {
    for (place, column) in layout.fillDown.enumerated() {
      if row.cells[column].isEmpty {
        row.memory[column] = memory[column]
      } else {
        memory[column] = row.cells[column].bytes
        // What is further in belongs to what is further out.
        for inner in layout.fillDown.dropFirst(place + 1) where row.cells[inner].isEmpty { memory[inner] = nil }
      }
    }
  }

  private mutating func finished() -> ShapedFile {
    if layout == nil {
      result.refusal = (
        "overskrift-mangler",
        "Overskriften skal stå i række \(DanishText.list(reading.header.map(String.init))), men filen har kun "
          + "\(DanishText.counted(result.records, "række", "rækker")). Ret `header` i profilen."
      )
      return result
    }
    for (row, _) in waiting { result.leftOut.append((row, .notes)) }
    writer.end(&result)
    result.leftOut.sort { $0.row < $1.row }
    return result
  }
}
