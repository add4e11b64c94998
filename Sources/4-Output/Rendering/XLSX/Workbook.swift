internal import CXLSXWriter
internal import Foundation

/// A workbook being written: a thin cover over libxlsxwriter. Text is always text, whatever its first character is.
final class Workbook {
  private let pointer: UnsafeMutablePointer<lxw_workbook>
  private var formats: [Style: UnsafeMutablePointer<lxw_format>] = [:]
  private var isClosed = false

  /// How a cell looks; equal styles share one format in the file.
  struct Style: Hashable {
    var numberFormat: String?
    var isBold = false
    var isQuiet = false
    var isHeader = false
    var isTotal = false
    var isLink = false
    var wraps = false
    var isRight = false
    var isLeft = false
    var size = 0.0
  }

  init(file: URL) throws {
    let made = file.path.withCString { name in
      file.deletingLastPathComponent().path.withCString { folder in
        var options = lxw_workbook_options(
          constant_memory: 0, tmpdir: UnsafeMutablePointer(mutating: folder), use_zip64: 0)
        return workbook_new_opt(name, &options)
      }
    }
    guard let made else { throw RenderingError.workbookRefused(message: "workbook_new") }
    pointer = made
  }

  /// Frees the library's memory when writing stopped half-way; a closed workbook is already free.
  deinit { if !isClosed { lxw_workbook_free(pointer) } }

  func addSheet(_ name: String) throws -> Sheet {
    guard let sheet = workbook_add_worksheet(pointer, name) else {
      throw RenderingError.workbookRefused(message: "workbook_add_worksheet")
    }
    return Sheet(pointer: sheet, workbook: self)
  }

  /// The file's own facts. The fixed date makes the same document the same bytes.
  func describe(title: String, subject: String, company: String, created: Date) throws {
    var properties = lxw_doc_properties()
    properties.title = strdup(title)
    properties.subject = strdup(subject)
    properties.company = strdup(company)
    properties.author = properties.company
    defer {
      free(properties.title)
      free(properties.subject)
      free(properties.company)
    }
    properties.created = time_t(created.timeIntervalSince1970)
    try check(workbook_set_properties(pointer, &properties))
  }

  /// Writes the file.
  func close() throws {
    isClosed = true
    try check(workbook_close(pointer))
  }

  func format(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
    if let known = formats[style] { return known }
    guard let format = workbook_add_format(pointer) else { return nil }
    format_set_font_name(format, "IBM Plex Sans")
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    if style.size > 0 { format_set_font_size(format, style.size) }
    if let numberFormat = style.numberFormat { format_set_num_format(format, numberFormat) }
    if style.isBold || style.isHeader || style.isTotal { format_set_bold(format) }
    if style.isQuiet { format_set_font_color(format, 0x5A636D) }
    if style.isHeader {
      format_set_bottom(format, UInt8(LXW_BORDER_MEDIUM.rawValue))
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue))
      format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
      format_set_bg_color(format, 0xF6F4EF)
    }
    if style.isTotal { format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue)) }
    if style.isLink {
      format_set_font_color(format, 0x0A4B87)
      format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    }
    if style.wraps || style.isHeader { format_set_text_wrap(format) }
    if style.isLeft { format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue)) }
    if style.isRight {
      format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
      // A number does not touch the words of the next column.
      format_set_indent(format, 1)
    }
    formats[style] = format
    return format
  }
}

/// One sheet. Rows and columns count from 0.
struct Sheet {
  fileprivate let pointer: UnsafeMutablePointer<lxw_worksheet>
  fileprivate let workbook: Workbook
  private static let longestText = 32_000

  func write(_ text: String, row: Int, column: Int, style: Workbook.Style = .init()) throws {
    let shown = text.utf16.count > Self.longestText ? String(text.prefix(Self.longestText / 2)) + "…" : text
    try check(worksheet_write_string(pointer, lxw_row_t(row), lxw_col_t(column), shown, workbook.format(style)))
  }

  func write(_ number: Double, row: Int, column: Int, style: Workbook.Style) throws {
    try check(worksheet_write_number(pointer, lxw_row_t(row), lxw_col_t(column), number, workbook.format(style)))
  }

  /// A real date from `åååå-mm-dd`, to the left as the words around it.
  func write(date: String, row: Int, column: Int, style: Workbook.Style = .init()) throws {
    let parts = date.split(separator: "-").compactMap { Int32($0) }
    guard parts.count == 3 else { throw RenderingError.invalidDate }
    var day = lxw_datetime(year: parts[0], month: parts[1], day: parts[2], hour: 0, min: 0, sec: 0)
    var style = style
    style.numberFormat = "dd-mm-yyyy"
    style.isLeft = true
    try check(
      worksheet_write_datetime(pointer, lxw_row_t(row), lxw_col_t(column), &day, workbook.format(style)))
  }

  /// Words over several columns, `width` letters wide in all, wrapped.
  func write(across columns: Int, _ text: String, row: Int, width: Int) throws {
    let style = Workbook.Style(isQuiet: true, wraps: true)
    if columns > 1 {
      try check(
        worksheet_merge_range(
          pointer, lxw_row_t(row), 0, lxw_row_t(row), lxw_col_t(columns - 1), text, workbook.format(style)))
    } else {
      try write(text, row: row, column: 0, style: style)
    }
    try setHeight(row: row, fitting: text, width: width)
  }

  /// A link to the top of another sheet; its name holds no apostrophe.
  func write(linkTo sheet: String, row: Int, column: Int) throws {
    try check(
      worksheet_write_url_opt(
        pointer, lxw_row_t(row), lxw_col_t(column), "internal:'\(sheet)'!A1", workbook.format(.init(isLink: true)),
        sheet, nil))
  }

  /// Room for one line of large type.
  func setHeight(row: Int, size: Double) throws {
    try check(worksheet_set_row(pointer, lxw_row_t(row), size * 1.4, nil))
  }

  /// Room for a text that wraps in a column so many characters wide: not every program finds the height by itself.
  func setHeight(row: Int, fitting text: String, width: Int) throws {
    try setHeight(row: row, fitting: [(text, width)])
  }

  /// Room for the text of a row that takes most lines.
  func setHeight(row: Int, fitting texts: [(text: String, width: Int)]) throws {
    let lines = texts.map { text, width in
      // Words are not broken, so a line holds less than the column.
      let line = max(width * 8 / 9, 1)
      return (text.count + line - 1) / line
    }
    if let most = lines.max(), most > 1 { try setHeight(row: row, size: Double(most) * 11) }
  }

  func setWidth(_ characters: Int, column: Int) throws {
    try check(worksheet_set_column(pointer, lxw_col_t(column), lxw_col_t(column), Double(characters), nil))
  }

  /// Header and first column stay when one scrolls, and the header is printed on every page.
  func freeze(below row: Int, columns: Int = 1) throws {
    worksheet_freeze_panes(pointer, lxw_row_t(row), lxw_col_t(columns))
    try check(worksheet_repeat_rows(pointer, lxw_row_t(row - 1), lxw_row_t(row - 1)))
  }

  /// Marks a range as a table with named columns, which is what spreadsheets and screen readers know as headers.
  func markTable(named name: String, headers: [String], row: Int, rows: Int, filters: Bool) throws {
    let titles = headers.map { header in strdup(header) }
    let tableName = strdup(name)
    let style = workbook.format(.init(isHeader: true))
    defer {
      for title in titles { free(title) }
      free(tableName)
    }
    var columns = titles.map { title in
      var column = lxw_table_column()
      column.header = title
      column.header_format = style
      return column
    }
    try columns.withUnsafeMutableBufferPointer { buffer in
      guard let first = buffer.baseAddress else { return }
      var pointers: [UnsafeMutablePointer<lxw_table_column>?] = buffer.indices.map { first + $0 } + [nil]
      try pointers.withUnsafeMutableBufferPointer { list in
        var options = lxw_table_options()
        options.name = tableName
        options.no_autofilter = filters ? 0 : 1
        options.no_banded_rows = 1
        options.style_type = UInt8(LXW_TABLE_STYLE_TYPE_LIGHT.rawValue)
        options.style_type_number = 1
        options.columns = list.baseAddress
        try check(
          worksheet_add_table(
            pointer, lxw_row_t(row), 0, lxw_row_t(row + rows), lxw_col_t(headers.count - 1), &options))
      }
    }
  }

  /// A list to choose from in the cells of a column.
  func offer(_ choices: [String], column: Int, rows: ClosedRange<Int>) throws {
    var texts: [UnsafeMutablePointer<CChar>?] = choices.map { strdup($0) } + [nil]
    defer { for text in texts { free(text) } }
    try texts.withUnsafeMutableBufferPointer { list in
      var validation = lxw_data_validation()
      validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      validation.value_list = list.baseAddress
      try check(
        worksheet_data_validation_range(
          pointer, lxw_row_t(rows.lowerBound), lxw_col_t(column), lxw_row_t(rows.upperBound), lxw_col_t(column),
          &validation))
    }
  }

  /// A4 on its side, with the report's line and page numbers at the foot. On more than one page across, each has the
  /// first column, which names the row.
  func setUpPrint(foot: String, pagesWide: Int = 1) throws {
    worksheet_set_landscape(pointer)
    worksheet_set_paper(pointer, 9)
    worksheet_fit_to_pages(pointer, UInt16(pagesWide), 0)
    if pagesWide > 1 { try check(worksheet_repeat_columns(pointer, 0, 0)) }
    let line = String(foot.prefix(180)).replacingOccurrences(of: "&", with: "&&")
    try check(worksheet_set_footer(pointer, "&L&8\(line)&R&8Side &P af &N"))
  }
}

private func check(_ code: lxw_error) throws {
  guard code == LXW_NO_ERROR else {
    throw RenderingError.workbookRefused(message: lxw_strerror(code).map { String(cString: $0) } ?? "\(code.rawValue)")
  }
}
