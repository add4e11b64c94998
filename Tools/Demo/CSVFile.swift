internal import Foundation

/// How one file of a delivery is written: real systems do not agree.
struct FileForm {
  enum Encoding { case utf8, utf8WithMark, windows1252, utf16 }

  var encoding = Encoding.utf8
  var isCRLF = false
  /// `åååå-mm-dd` in place of `dd-mm-åååå`.
  var isISO = false
  var hyphenatesNumbers = false
  /// `1.234,56-` in place of `-1234,56`.
  var hasThousands = false
  /// `31-12-9999` in place of nothing.
  var writesOpenEnd = false
  /// A last column that no profile knows.
  var hasNewColumn = false
}

/// A CSV file that is written piece by piece; fields follow one another until `end()` closes the row.
final class CSVFile {
  private let form: FileForm
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private(set) var rows = 0
  private static let chunk = 1 << 20

  init(_ name: String, in folder: URL, _ form: FileForm, header: [String]) throws {
    self.form = form
    let url = folder.appendingPathComponent(name)
    try Data().write(to: url)
    handle = try FileHandle(forWritingTo: url)
    buffer.reserveCapacity(Self.chunk + 4096)
    switch form.encoding {
    case .utf8WithMark: try handle.write(contentsOf: Data([0xEF, 0xBB, 0xBF]))
    case .utf16: try handle.write(contentsOf: Data([0xFF, 0xFE]))
    case .utf8, .windows1252: break
    }
    for name in header { text(name) }
    if form.hasNewColumn { text("Ny kolonne") }
    try endLine()
    rows = 0
  }

  func text(_ value: String) {
    buffer.append(contentsOf: value.utf8)
    buffer.append(UInt8(ascii: ";"))
  }

  /// A field that may hold a separator or a quote.
  func quoted(_ value: String) {
    buffer.append(UInt8(ascii: "\""))
    for byte in value.utf8 {
      if byte == UInt8(ascii: "\"") { buffer.append(byte) }
      buffer.append(byte)
    }
    buffer.append(contentsOf: [UInt8(ascii: "\""), UInt8(ascii: ";")])
  }

  func blank() { buffer.append(UInt8(ascii: ";")) }

  func whole(_ value: Int) {
    if value < 0 { buffer.append(UInt8(ascii: "-")) }
    digits(abs(value), 1)
    blank()
  }

  /// A letter and a number with leading zeros.
  func id(_ letter: Unicode.Scalar, _ number: Int) {
    buffer.append(UInt8(ascii: letter))
    digits(number, 6)
    blank()
  }

  func code(_ number: Int, width: Int) {
    digits(number, width)
    blank()
  }

  func personNumber(_ number: Int) {
    if form.hyphenatesNumbers {
      digits(number / 10_000, 6)
      buffer.append(UInt8(ascii: "-"))
      digits(number % 10_000, 4)
    } else {
      digits(number, 10)
    }
    blank()
  }

  func date(_ day: Int?) {
    if let day { plainDate(DayTable.shared.parts(day)) }
    blank()
  }

  func openEnd(_ day: Int?) {
    if let day {
      plainDate(DayTable.shared.parts(day))
    } else if form.writesOpenEnd {
      plainDate((9999, 12, 31))
    }
    blank()
  }

  /// An amount in øre, written as kroner with two decimals.
  func amount(_ value: Int64) {
    let size = Int(abs(value))
    if value < 0, !form.hasThousands { buffer.append(UInt8(ascii: "-")) }
    if form.hasThousands { grouped(size / 100) } else { digits(size / 100, 1) }
    buffer.append(UInt8(ascii: ","))
    digits(size % 100, 2)
    if value < 0, form.hasThousands { buffer.append(UInt8(ascii: "-")) }
    blank()
  }

  /// A number of tenths, written with a decimal comma.
  func tenths(_ value: Int) {
    digits(value / 10, 1)
    buffer.append(UInt8(ascii: ","))
    digits(value % 10, 1)
    blank()
  }

  func month(_ index: Int) {
    digits(index / 12, 4)
    buffer.append(UInt8(ascii: "-"))
    digits(index % 12 + 1, 2)
    blank()
  }

  /// A whole row as it is, its separators included.
  func row(_ fields: String) throws {
    text(fields)
    try end()
  }

  func end() throws {
    if form.hasNewColumn { blank() }
    try endLine()
  }

  private func endLine() throws {
    buffer.removeLast()
    if form.isCRLF { buffer.append(13) }
    buffer.append(10)
    rows += 1
    if buffer.count >= Self.chunk { try flush() }
  }

  func close() throws {
    try flush()
    try handle.close()
  }

  private func plainDate(_ parts: (year: Int, month: Int, day: Int)) {
    let hyphen = UInt8(ascii: "-")
    if form.isISO {
      digits(parts.year, 4)
      buffer.append(hyphen)
      digits(parts.month, 2)
      buffer.append(hyphen)
      digits(parts.day, 2)
    } else {
      digits(parts.day, 2)
      buffer.append(hyphen)
      digits(parts.month, 2)
      buffer.append(hyphen)
      digits(parts.year, 4)
    }
  }

  private func grouped(_ value: Int) {
    if value >= 1000 {
      grouped(value / 1000)
      buffer.append(UInt8(ascii: "."))
      digits(value % 1000, 3)
    } else {
      digits(value, 1)
    }
  }

  private func digits(_ value: Int, _ width: Int) {
    var power = 1
    var count = 1
    while value / power >= 10 || count < width {
      power *= 10
      count += 1
    }
    var rest = value
    while power > 0 {
      buffer.append(UInt8(ascii: "0") + UInt8(rest / power))
      rest %= power
      power /= 10
    }
  }

  private func flush() throws {
    switch form.encoding {
    case .utf8, .utf8WithMark: try handle.write(contentsOf: buffer)
    case .windows1252: try handle.write(contentsOf: transcoded(wide: false))
    case .utf16: try handle.write(contentsOf: transcoded(wide: true))
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// The buffer in Windows-1252 or UTF-16. All text that is written here lies within Latin-1, so two bytes at most.
  private func transcoded(wide: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(buffer.count * (wide ? 2 : 1))
    var index = 0
    while index < buffer.count {
      var byte = buffer[index]
      if byte >= 0x80 {
        byte = (byte & 0x03) << 6 | buffer[index + 1] & 0x3F
        index += 1
      }
      result.append(byte)
      if wide { result.append(0) }
      index += 1
    }
    return result
  }
}
