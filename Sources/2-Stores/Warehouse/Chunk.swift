internal import CDuckDB

/// Up to 2,048 rows as DuckDB holds them: one vector a column. Valid only while it is lent.
package struct Chunk {
  let chunk: duckdb_data_chunk?
  let types: [duckdb_type]

  /// Between the items of a list of texts, which is read as one text; the sign that ASCII has for it (U+001F).
  package static let listSeparator = "\u{1F}"

  package var count: Int { Int(duckdb_data_chunk_get_size(chunk)) }
  package var columnCount: Int { types.count }

  /// The raw values of a column whose DuckDB type has `T`'s layout (INTEGER and DATE: Int32, BIGINT: Int64, DOUBLE: Double).
  package func values<T: BitwiseCopyable>(_ column: Int, as type: T.Type) -> UnsafeBufferPointer<T> {
    let data = duckdb_vector_get_data(duckdb_data_chunk_get_vector(chunk, idx_t(column)))
    return UnsafeBufferPointer(start: data?.assumingMemoryBound(to: T.self), count: count)
  }

  /// Whether a cell holds a value.
  package func isValid(_ column: Int, _ row: Int) -> Bool {
    Chunk.isValid(duckdb_vector_get_validity(duckdb_data_chunk_get_vector(chunk, idx_t(column))), row)
  }

  private static func isValid(_ mask: UnsafeMutablePointer<UInt64>?, _ row: Int) -> Bool {
    guard let mask else { return true }
    return mask[row >> 6] & (1 << UInt64(row & 63)) != 0
  }

  /// A function from row to value, made once for a column of this chunk. A DECIMAL is read as the nearest Double.
  func reader(_ column: Int, _ sql: SQL) throws(WarehouseError) -> (Int) -> Value {
    let vector = duckdb_data_chunk_get_vector(chunk, idx_t(column))
    let validity = duckdb_vector_get_validity(vector)
    let data = duckdb_vector_get_data(vector)
    func typed<T: BitwiseCopyable>(_ type: T.Type, _ make: @escaping (T) -> Value) -> (Int) -> Value {
      let values = data?.assumingMemoryBound(to: type)
      return { row in
        guard let values, Chunk.isValid(validity, row) else { return .null }
        return make(values[row])
      }
    }
    switch types[column] {
    case DUCKDB_TYPE_BOOLEAN: return typed(Bool.self) { .bool($0) }
    case DUCKDB_TYPE_TINYINT: return typed(Int8.self) { .int(Int($0)) }
    case DUCKDB_TYPE_SMALLINT: return typed(Int16.self) { .int(Int($0)) }
    case DUCKDB_TYPE_INTEGER: return typed(Int32.self) { .int(Int($0)) }
    case DUCKDB_TYPE_BIGINT: return typed(Int64.self) { .int(Int($0)) }
    case DUCKDB_TYPE_UTINYINT: return typed(UInt8.self) { .int(Int($0)) }
    case DUCKDB_TYPE_USMALLINT: return typed(UInt16.self) { .int(Int($0)) }
    case DUCKDB_TYPE_UINTEGER: return typed(UInt32.self) { .int(Int($0)) }
    case DUCKDB_TYPE_HUGEINT:
      return typed(duckdb_hugeint.self) { .int(Int(Int64(bitPattern: $0.lower))) }
    case DUCKDB_TYPE_FLOAT: return typed(Float.self) { .double(Double($0)) }
    case DUCKDB_TYPE_DOUBLE: return typed(Double.self) { .double($0) }
    case DUCKDB_TYPE_DATE: return typed(duckdb_date.self) { .date(Int($0.days)) }
    case DUCKDB_TYPE_VARCHAR:
      let texts = Texts(of: vector)
      return { row in texts[row].map(Value.text) ?? .null }
    case DUCKDB_TYPE_LIST
    where Chunk.withType(of: duckdb_list_vector_get_child(vector), duckdb_get_type_id) == DUCKDB_TYPE_VARCHAR:
      let items = Texts(of: duckdb_list_vector_get_child(vector))
      return typed(duckdb_list_entry.self) { list in
        .text(
          (list.offset..<list.offset + list.length).compactMap { items[Int($0)] }
            .joined(separator: Chunk.listSeparator))
      }
    case DUCKDB_TYPE_DECIMAL:
      let decimals = Decimals(of: vector)
      switch decimals.type {
      case DUCKDB_TYPE_SMALLINT: return typed(Int16.self) { .double(Double($0) / decimals.unit) }
      case DUCKDB_TYPE_INTEGER: return typed(Int32.self) { .double(Double($0) / decimals.unit) }
      case DUCKDB_TYPE_BIGINT: return typed(Int64.self) { .double(Double($0) / decimals.unit) }
      default:
        return typed(duckdb_hugeint.self) {
          .double((Double($0.upper) * 0x1p64 + Double($0.lower)) / decimals.unit)
        }
      }
    case DUCKDB_TYPE_SQLNULL: return { _ in .null }
    case DUCKDB_TYPE_ENUM:
      let codes = Codes(of: vector)
      switch codes.type {
      case DUCKDB_TYPE_UTINYINT: return typed(UInt8.self) { .text(codes.texts[Int($0)]) }
      case DUCKDB_TYPE_USMALLINT: return typed(UInt16.self) { .text(codes.texts[Int($0)]) }
      default: return typed(UInt32.self) { .text(codes.texts[Int($0)]) }
      }
    default:
      throw WarehouseError(
        detail: "Type Error: column \(column + 1) has DuckDB type \(types[column].rawValue); cast it in the statement",
        statement: sql.text)
    }
  }

  /// What cells of a type are read as; nil for types that `reader` does not read.
  static func kind(of type: duckdb_type) -> Value.Kind? {
    switch type {
    case DUCKDB_TYPE_BOOLEAN: .bool
    case DUCKDB_TYPE_TINYINT, DUCKDB_TYPE_SMALLINT, DUCKDB_TYPE_INTEGER, DUCKDB_TYPE_BIGINT, DUCKDB_TYPE_UTINYINT,
      DUCKDB_TYPE_USMALLINT, DUCKDB_TYPE_UINTEGER, DUCKDB_TYPE_HUGEINT:
      .int
    case DUCKDB_TYPE_FLOAT, DUCKDB_TYPE_DOUBLE, DUCKDB_TYPE_DECIMAL: .double
    case DUCKDB_TYPE_DATE: .date
    case DUCKDB_TYPE_VARCHAR, DUCKDB_TYPE_ENUM, DUCKDB_TYPE_LIST: .text
    case DUCKDB_TYPE_SQLNULL: .null
    default: nil
    }
  }

  /// The texts that an ENUM column's numbers stand for, and the type of the numbers.
  private struct Codes {
    let type: duckdb_type
    let texts: [String]

    init(of vector: duckdb_vector?) {
      (type, texts) = Chunk.withType(of: vector) { logical in
        let texts = (0..<idx_t(duckdb_enum_dictionary_size(logical))).map { index in
          let text = duckdb_enum_dictionary_value(logical, index)
          defer { duckdb_free(text) }
          return text.map { String(cString: $0) } ?? ""
        }
        return (duckdb_enum_internal_type(logical), texts)
      }
    }
  }

  /// The type of a DECIMAL column's whole numbers, and what they are divided by.
  private struct Decimals {
    let type: duckdb_type
    let unit: Double

    init(of vector: duckdb_vector?) {
      let scale: UInt8
      (type, scale) = Chunk.withType(of: vector) { (duckdb_decimal_internal_type($0), duckdb_decimal_scale($0)) }
      unit = (0..<scale).reduce(1) { product, _ in product * 10 }
    }
  }

  /// The texts of a VARCHAR vector.
  private struct Texts {
    private let data: UnsafeMutableRawPointer?
    private let validity: UnsafeMutablePointer<UInt64>?

    init(of vector: duckdb_vector?) {
      data = duckdb_vector_get_data(vector)
      validity = duckdb_vector_get_validity(vector)
    }

    subscript(row: Int) -> String? {
      guard let data, Chunk.isValid(validity, row) else { return nil }
      let pointer = data + row * MemoryLayout<duckdb_string_t>.stride
      let length = Int(pointer.load(as: UInt32.self))
      let bytes =
        length <= 12
        ? UnsafeRawPointer(pointer + 4) : UnsafeRawPointer(pointer.load(fromByteOffset: 8, as: UnsafeRawPointer.self))
      return String(decoding: UnsafeRawBufferPointer(start: bytes, count: length), as: UTF8.self)
    }
  }

  /// Lends the type of a vector's values.
  private static func withType<Result>(of vector: duckdb_vector?, _ body: (duckdb_logical_type?) -> Result) -> Result {
    var logical = duckdb_vector_get_column_type(vector)
    defer { duckdb_destroy_logical_type(&logical) }
    return body(logical)
  }
}
