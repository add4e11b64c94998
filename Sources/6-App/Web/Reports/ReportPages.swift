internal import Access
internal import DocumentModel
internal import Foundation
internal import Hummingbird
internal import Reports
internal import Serving

/// The addresses of the reports.
struct ReportPages {
  let site: Site

  func add(to routes: Routes) {
    let knowledge = site.workspace.knowledge
    routes.addPage(.reports) { asked in
      ReportListView(
        states: try Reports(asked.session).catalogue().filter(\.deliverable.isInOperation),
        coming: knowledge.deliverablesToCome().count, role: asked.reader.role
      ).content
    }
    routes.addPage(.coming) { _ in ComingView(deliverables: knowledge.deliverablesToCome()).content }
    routes.addPage(Address.report) { asked, report in
      ReportView(edition: try Reports(asked.session).show(report.call), asked: report).content
    }
    routes.addFile(Address.reportFile) { asked, file in
      guard let format = ReportFormat(rawValue: file.format) else { throw HTTPError(.notFound) }
      let made = try await Reports(asked.session).export(file.query.call, as: format, preview: true)
      return TakenFile(name: made.name, type: format.mediaType, bytes: made.bytes)
    }
    routes.addFresh(Address.release) { asked, report, word in
      ReleaseView(
        edition: try Reports(asked.session).show(report.call), unit: report.unit, form: FormState(word: word),
        releasers: knowledge.policy.releasers
      )
      .content
    }
    routes.addForm(Address.release, ReleaseCall.form) { asked, report, call in
      _ = try ReportReleases(asked.session).release(call.report(report.id), reason: call.reason ?? "")
      return .report(ReportAddress(report.id, period: call.period, unit: call.unit))
    } page: { asked, report, form in
      let call = form.typed ?? ReleaseCall()
      return ReleaseView(
        edition: try Reports(asked.session).show(call.report(report.id)), unit: call.unit, form: form,
        releasers: knowledge.policy.releasers
      )
      .content
    }
  }
}

extension ReportAddress {
  fileprivate var call: ReportCall { ReportCall(id: id, period: period, unit: unit, comparison: comparison) }
}

extension ReleaseAddress {
  fileprivate var call: ReportCall { ReportCall(id: id, period: period, unit: unit) }
}

extension ReleaseCall {
  fileprivate func report(_ id: String) -> ReportCall { ReportCall(id: id, period: period, unit: unit) }
}
