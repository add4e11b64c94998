internal import DocumentModel

/// The opening sentence: what happened and why, every number bound to its figure.
extension ReportWriter {
  func lead() throws -> Prose {
    switch report.lead {
    case .economy: try economyLead()
    case .movements: try movementLead()
    case .caseload: try caseloadLead()
    case .quality: qualityLead()
    case .figure: try figureLead()
    }
  }
}
