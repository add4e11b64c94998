/// The rows of a damaged file that can be read, each with its record number in front, all fields in quotes, LF.
func rewritten(_ input: CheckInput, without rowsSetAside: Set<Int>) -> [UInt8] {
  var output: [UInt8] = []
  output.reserveCapacity(input.bytes.count + input.bytes.count / 4)
  var reader = RecordReader(input.bytes, from: input.start, delimiter: input.delimiter)
  _ = reader.next()
  let width = input.header.count
  output.append(contentsOf: Array("row".utf8))
  for column in 0..<width { output.append(contentsOf: Array(";c\(column)".utf8)) }
  output.append(10)
  var row = 1
  while true {
    switch reader.next() {
    case .end: return output
    case .brokenQuotes: row += 1
    case .record:
      if input.isWorkbook, (0..<reader.fieldCount).allSatisfy({ reader.bytes($0).isEmpty }) { continue }
      row += 1
      guard reader.fieldCount == width, !rowsSetAside.contains(row) else { continue }
      output.append(contentsOf: Array(String(row).utf8))
      for column in 0..<width {
        output.append(59)
        let bytes = reader.bytes(column)
        if bytes.isEmpty { continue }
        output.append(34)
        if reader.fields[column].isEscaped {
          output.append(contentsOf: bytes)
        } else {
          // A quote inside an unquoted field stands alone.
          for byte in bytes {
            if byte == 34 { output.append(34) }
            output.append(byte)
          }
        }
        output.append(34)
      }
      output.append(10)
    }
  }
}
