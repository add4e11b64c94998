package import Foundation
package import Reporting

/// A kind of file that a report can be taken out as.
package enum ReportFormat: String, Sendable, CaseIterable {
  case html, pdf, xlsx, json

  /// How people name it.
  package var danishName: String {
    switch self {
    case .html: "webside"
    case .pdf: "PDF"
    case .xlsx: "regneark"
    case .json: "JSON"
    }
  }

  package var mediaType: String {
    switch self {
    case .html: "text/html; charset=utf-8"
    case .pdf: "application/pdf"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .json: "application/json; charset=utf-8"
    }
  }
}

/// A finished file in memory.
package struct ReportFile: Sendable {
  package var name: String
  package var format: ReportFormat
  package var bytes: Data
  /// Why it holds no figures; nil when it does.
  package var heldBack: HeldBack?

  package init(name: String, format: ReportFormat, bytes: Data, heldBack: HeldBack? = nil) {
    self.name = name
    self.format = format
    self.bytes = bytes
    self.heldBack = heldBack
  }
}

extension Refusal {
  static func withoutTypst(_ path: String) -> Refusal {
    Refusal(
      .unavailable, code: "typst-mangler",
      "Programmet, der sætter PDF (Typst, `\(path)`), kan ikke køres på serveren.",
      suggestion:
        "Siden, regnearket og JSON kan hentes. Driften henter Typst med scripts/vendor, se driftsvejledningen.")
  }

  static func pdfLine(_ waiting: Int) -> Refusal {
    Refusal(
      .unavailable, code: "pdf-koe", "Der er kø til PDF: \(waiting) andre venter på deres.",
      suggestion: "Prøv igen om et halvt minut. Siden selv, regnearket og JSON kan hentes nu."
    ).after(seconds: 30)
  }
}
