import Foundation

/// Zip archives made by hand, so that a test can say something untrue in one.
struct ZipMaker {
  struct Entry {
    var name: String
    var packed: Data
    var method: Int = 0
    var size: Int
    var checksum: UInt32
    var flags = 0

    /// Stored as it is.
    init(_ name: String, _ text: String) {
      self.name = name
      packed = Data(text.utf8)
      size = packed.count
      checksum = crc32(packed)
    }

    /// Deflated zeros, `size` of them as the directory says it and `real` of them as they come out.
    init(_ name: String, zeros real: Int, saying size: Int) {
      self.init(name, filledWith: 0, real, saying: size)
    }

    init(_ name: String, filledWith byte: Int, _ real: Int, saying size: Int) {
      self.name = name
      packed = deflated(byte, real)
      method = 8
      self.size = size
      checksum = 0
    }
  }

  var entries: [Entry]

  var data: Data {
    var body = Data()
    var directory = Data()
    for entry in entries {
      let name = Data(entry.name.utf8)
      let at = body.count
      let common =
        half(20) + half(entry.flags) + half(entry.method) + half(0) + half(0) + word(Int(entry.checksum))
        + word(entry.packed.count) + word(entry.size) + half(name.count) + half(0)
      body += word(0x0403_4B50) + common + name + entry.packed
      directory += word(0x0201_4B50) + half(20) + common + half(0) + half(0) + half(0) + word(0) + word(at) + name
    }
    return body + directory + word(0x0605_4B50) + half(0) + half(0) + half(entries.count) + half(entries.count)
      + word(directory.count) + word(body.count) + half(0)
  }

  private func half(_ value: Int) -> Data { Data([UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)]) }
  private func word(_ value: Int) -> Data { half(value & 0xFFFF) + half(value >> 16 & 0xFFFF) }

  /// A workbook whose first sheet has these rows as they stand in its XML.
  static func workbook(_ rows: String, calculation: String = "", extra: [Entry] = []) -> ZipMaker {
    ZipMaker(
      entries: [
        Entry(
          "[Content_Types].xml",
          """
          <?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
          <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
          <Default Extension="xml" ContentType="application/xml"/>\
          <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>\
          <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
          """),
        Entry(
          "_rels/.rels",
          """
          <?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
          <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
          """),
        Entry(
          "xl/workbook.xml",
          """
          <?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
          xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Ark1" sheetId="1" r:id="rId1"/></sheets>\
          \(calculation)</workbook>
          """),
        Entry(
          "xl/_rels/workbook.xml.rels",
          """
          <?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
          <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
          """),
        Entry(
          "xl/worksheets/sheet1.xml",
          """
          <?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
          <sheetData>\(rows)</sheetData></worksheet>
          """),
      ] + extra)
  }
}

private func crc32(_ data: Data) -> UInt32 {
  ~data.reduce(UInt32.max) { state, byte in
    (0..<8).reduce(state ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
  }
}

/// One fixed block: a byte below 144, then `258 of it again` in thirteen bits as often as it takes.
private func deflated(_ byte: Int, _ count: Int) -> Data {
  var bits: [UInt8] = []
  func add(_ value: Int, _ length: Int, reversed: Bool) {
    for place in 0..<length {
      bits.append(UInt8(value >> (reversed ? length - 1 - place : place) & 1))
    }
  }
  add(1, 1, reversed: false)
  add(1, 2, reversed: false)
  let runs = (count - 1) / 258
  for _ in 0..<(count - runs * 258) { add(0x30 + byte, 8, reversed: true) }
  for _ in 0..<runs {
    add(0xC5, 8, reversed: true)
    add(0, 5, reversed: true)
  }
  add(0, 7, reversed: true)
  return stride(from: 0, to: bits.count, by: 8).reduce(into: Data()) { data, start in
    data.append((0..<min(8, bits.count - start)).reduce(0) { $0 | bits[start + $1] << UInt8($1) })
  }
}
