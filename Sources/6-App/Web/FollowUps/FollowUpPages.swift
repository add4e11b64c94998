internal import DocumentModel
internal import Foundation
internal import Hummingbird
internal import Serving
internal import Worklist

/// The addresses of the follow-ups. Their pages are made anew for every reader.
struct FollowUpPages {
  func add(to routes: Routes) {
    routes.addFresh(Address.followUps) { asked, query, _ in
      let filter = try query.filter()
      let list = try FollowUpLists(asked.session).list(filter, page: query.page)
      return FollowUpsView(list: list, asked: query, filter: filter).content
    }
    routes.addFresh(Address.followUpCourse) { asked, service, _ in
      CourseView(course: try FollowUpLists(asked.session).course(service), menu: .followUps, here: asked.address)
        .content
    }
    routes.addFile(Address.followUpsFile) { asked, file in
      guard let format = ListFormat(rawValue: file.format) else { throw HTTPError(.notFound) }
      let made = try FollowUpLists(asked.session).export(file.query.filter(), as: format)
      return TakenFile(name: made.name, type: format.mediaType, bytes: made.bytes)
    }
  }
}

extension FollowUpAddress {
  /// - Throws: for a word that is no kind of follow-up.
  fileprivate func filter() throws(Refusal) -> FollowUpFilter {
    FollowUpFilter(
      standing: try choice(standing, of: "vis", FollowUp.Standing.self), team: team, caseworker: caseworker, unit: unit)
  }
}
