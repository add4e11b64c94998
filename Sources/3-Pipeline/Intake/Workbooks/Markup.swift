internal import CWorkbook

/// Reads the elements and texts of an XML part through expat; a subclass says what they mean.
///
/// Names come without the prefix of their namespace, so that `x:row` and the strict namespaces are read as the usual ones.
class MarkupReader {
  typealias Name = UnsafePointer<CChar>
  typealias Attributes = UnsafeMutablePointer<UnsafePointer<CChar>?>

  private var fault: (any Error)?
  private var hasStopped = false
  private var parser: XML_Parser?

  func open(_ name: Name, _ attributes: Attributes) throws {}
  func close(_ name: Name) throws {}
  func text(_ bytes: Bytes) throws {}

  /// Says that enough has been read.
  final func stop() {
    hasStopped = true
    if let parser { XML_StopParser(parser, XML_Bool(XML_FALSE)) }
  }

  /// - Throws: `WorkbookFault`, or what the subclass throws.
  final func read(_ name: String, of archive: WorkbookArchive) throws {
    guard let parser = XML_ParserCreate(nil) else { throw WorkbookFault.damaged }
    defer {
      self.parser = nil
      XML_ParserFree(parser)
    }
    self.parser = parser
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { context, name, attributes in
        guard let name, let attributes else { return }
        MarkupReader.of(context) { try $0.open(MarkupReader.local(name), attributes) }
      },
      { context, name in
        guard let name else { return }
        MarkupReader.of(context) { try $0.close(MarkupReader.local(name)) }
      })
    XML_SetCharacterDataHandler(parser) { context, text, length in
      text?.withMemoryRebound(to: UInt8.self, capacity: Int(length)) { base in
        MarkupReader.of(context) { try $0.text(Bytes(start: base, count: Int(length))) }
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
      MarkupReader.of(context) { _ in throw WorkbookFault.declaration }
    }
    try archive.unpack(name) { piece in
      let status = piece.withMemoryRebound(to: CChar.self) {
        XML_Parse(parser, $0.baseAddress, Int32($0.count), 0)
      }
      return try goesOn(status)
    }
    if !hasStopped { _ = try goesOn(XML_Parse(parser, nil, 0, 1)) }
  }

  private func goesOn(_ status: XML_Status) throws -> Bool {
    if let fault { throw fault }
    if hasStopped { return false }
    guard status == XML_STATUS_OK else { throw WorkbookFault.damaged }
    return true
  }

  @inline(__always) private static func of(_ context: UnsafeMutableRawPointer?, _ body: (MarkupReader) throws -> Void) {
    guard let context else { return }
    let reader = Unmanaged<MarkupReader>.fromOpaque(context).takeUnretainedValue()
    // Expat may still tell of what stands in the same piece.
    guard reader.fault == nil, !reader.hasStopped else { return }
    do { try body(reader) } catch {
      reader.fault = error
      if let parser = reader.parser { XML_StopParser(parser, XML_Bool(XML_FALSE)) }
    }
  }

  /// What stands after the last colon.
  @inline(__always) private static func local(_ name: Name) -> Name {
    var (result, at) = (name, name)
    while at.pointee != 0 {
      if at.pointee == 58 { result = at + 1 }
      at += 1
    }
    return result
  }

  /// The value of an attribute by its name without prefix; nil when there is none.
  static func attribute(_ wanted: StaticString, _ attributes: Attributes) -> UnsafePointer<CChar>? {
    var at = attributes
    while let name = at.pointee {
      if isName(local(name), wanted) { return at[1].map { UnsafePointer($0) } }
      at += 2
    }
    return nil
  }

  /// Whether a name is the wanted one.
  @inline(__always) static func isName(_ name: Name, _ wanted: StaticString) -> Bool {
    wanted.utf8Start.withMemoryRebound(to: CChar.self, capacity: wanted.utf8CodeUnitCount + 1) { start in
      var index = 0
      while index < wanted.utf8CodeUnitCount {
        if name[index] != start[index] { return false }
        index += 1
      }
      return name[index] == 0
    }
  }
}

/// `1`, `true` and `on` in an attribute.
func isTrue(_ value: UnsafePointer<CChar>?) -> Bool {
  guard let value else { return false }
  return ["1", "true", "on"].contains(String(cString: value).lowercased())
}
