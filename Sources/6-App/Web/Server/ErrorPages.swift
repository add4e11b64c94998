internal import Access
internal import DocumentModel
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Rendering
internal import Serving

/// Answers what went wrong with a page in Danish: what, why, whether anything was lost, one next step.
///
/// A visitor sees a reference number for our own faults; the log has the same number and the kind of fault, never values.
struct ErrorPages: RouterMiddleware {
  typealias Context = Visit

  let site: Site

  func handle(
    _ request: Request, context: Visit,
    next: (Request, Visit) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let refusal as Refusal {
      return await answer(refusal, request, context)
    } catch let error as any HTTPResponseError {
      let isMissing = error.status == .notFound || error.status == .methodNotAllowed
      let isCut = error.status == .requestTimeout
      await note(isMissing ? "side-ukendt" : isCut ? "formular-afbrudt" : "kald-ulaeseligt", context)
      return page(
        error.status, title: isMissing ? "Siden findes ikke" : "Det kunne vi ikke forstå",
        message: isMissing
          ? "Adressen er måske skrevet forkert, eller siden er flyttet."
          : isCut
            ? "Formularen nåede ikke hele vejen frem. Intet er gemt." : "Adressen eller formularen er ikke som ventet.",
        next: .text("Gå til forsiden, og find den derfra."), request, context)
    } catch {
      return await answer(Refusal(error), request, context)
    }
  }

  /// Refusals of every kind stand in the log, by the code and the kind of page; what was asked for may be anything.
  private func note(_ code: String, _ context: Visit, about subject: String? = nil) async {
    let what = subject ?? "side \(context.kindOfPage) [\(code)]"
    let (workspace, reader) = (site.workspace, context.reader(or: other))
    do {
      try await site.quick.run { try workspace.logRefusal(what, by: reader) }
    } catch {
      // Nothing is shown but that it was refused.
      context.logger.error("adgangslog", metadata: ["code": "\(Refusal(error).code)"])
    }
  }

  private func answer(_ refusal: Refusal, _ request: Request, _ context: Visit) async -> Response {
    if !refusal.isLogged, refusal.kind != .failure, refusal.kind != .unavailable {
      await note(refusal.code, context, about: refusal.subject)
    }
    let message = refusal.pageMessage ?? refusal.message
    let next = next(refusal, request)
    switch refusal.kind {
    case .notFound:
      return page(.notFound, title: "Det findes ikke", message: message, next: next, request, context)
    case .forbidden:
      return page(
        .forbidden, title: "Det kan du ikke se", message: message + " Forsøget er skrevet i loggen.", next: next,
        request,
        context)
    case .badCall, .badInput:
      return page(.badRequest, title: "Det kunne vi ikke forstå", message: message, next: next, request, context)
    case .unavailable:
      return page(
        .serviceUnavailable, title: title(of: refusal), message: message, next: next, request, context,
        retryAfter: refusal.retryAfter)
    case .failure:
      let reference = refusal.reference ?? ""
      await keep(refusal, context)
      context.logger.error(
        "\(refusal.code)",
        metadata: [
          "reference": "\(reference)", "path": "\(context.endpointPath ?? "")", "detail": "\(refusal.detail ?? "")",
        ])
      return page(
        .internalServerError, title: "Noget gik galt hos os",
        message: "Siden kunne ikke laves. Intet er gået tabt, og tallene er ikke ændret.",
        next: .text("Prøv igen om lidt. Bliver det ved, så sig nummer \(reference) til datateamet."), request, context)
    }
  }

  /// Keeps what a developer needs to know of a fault of ours.
  private func keep(_ refusal: Refusal, _ context: Visit) async {
    let workspace = site.workspace
    do {
      try await site.quick.run { try workspace.keepFault(refusal, of: "side \(context.endpointPath ?? "ukendt")") }
    } catch {
      // The log of the program has it all the same.
      context.logger.error("fejlliste", metadata: ["code": "\(Refusal(error).code)"])
    }
  }

  private func title(of unavailable: Refusal) -> String {
    if unavailable.retryAfter != nil { return "Vent lidt" }
    return unavailable.code == Refusal.nothingLoaded
      ? "Der er ikke noget at vise endnu" : "Siden kan ikke vises lige nu"
  }

  /// What to do, with the way there: the same address with what it nearly said, else where everything stands.
  private func next(_ refusal: Refusal, _ request: Request) -> HTML {
    guard let step = refusal.nextStep else { return .text(quoted(refusal.suggestion ?? "")) }
    return group {
      if let nearest = step.nearest, request.method == .get, let path = corrected(request, nearest) {
        "Mente du "
        element("a", .href(path)) { nearest.name }
        "? "
      }
      step.text
      step.link.map { link in
        group {
          " "
          element("a", .href(link)) { link.title }
        }
      }
    }
  }

  /// The address with what it nearly said in the place of what it says; nil where it does not say it.
  private func corrected(_ request: Request, _ nearest: NextStep.Nearest) -> String? {
    var isFound = false
    func right(_ part: Substring) -> String {
      guard part.replacing("+", with: " ").removingPercentEncoding == nearest.typed else { return String(part) }
      isFound = true
      return AddressText.escaped(nearest.id)
    }
    func parts(_ text: String, _ separator: Character) -> [Substring] {
      text.split(separator: separator, omittingEmptySubsequences: false)
    }
    var path = parts(request.uri.path, "/").map(right).joined(separator: "/")
    if let query = request.uri.query {
      path +=
        "?" + parts(query, "&").map { parts(String($0), "=").map(right).joined(separator: "=") }.joined(separator: "&")
    }
    return isFound ? path : nil
  }

  private func page(
    _ status: HTTPResponse.Status, title: String, message: String, next: HTML, _ request: Request, _ context: Visit,
    retryAfter: Int? = nil
  ) -> Response {
    let content = PageContent(title, in: nil, here: .front) {
      element("h1") { title }
      element("p", .class("lead")) { quoted(message) }
      element("p") { next }
      element("p") { element("a", .class("btn"), .href(.front)) { "Gå til forsiden" } }
    }
    let form = FormGuard(request, random: site.workspace.surroundings.randomKey)
    var response = PageAnswers(site: site).fresh(content, for: context.reader(or: other), status: status, form: form)
    response.headers[.cacheControl] = "no-store"
    response.headers[.retryAfter] = retryAfter.map(String.init)
    return response
  }

  /// Who is answered where nobody was let in.
  private var other: Reader { RoleSwitch(site: site).defaultReader }
}
