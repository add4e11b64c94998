internal import Application
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Rendering

/// Answers what went wrong with a page in Danish: what, why, whether anything was lost, one next step.
///
/// A visitor sees a reference number for our own faults; the log has the same number and the kind of fault, never values.
struct ErrorPages: RouterMiddleware {
  let site: Site

  func handle(
    _ request: Request, context: BasicRequestContext,
    next: (Request, BasicRequestContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let refusal as Refusal {
      return answer(refusal, to: request, context)
    } catch let error as any HTTPResponseError {
      let isMissing = error.status == .notFound || error.status == .methodNotAllowed
      return page(
        error.status, title: isMissing ? "Siden findes ikke" : "Det kunne vi ikke forstå",
        message: isMissing
          ? "Adressen er måske skrevet forkert, eller siden er flyttet."
          : "Adressen eller formularen er ikke som ventet.",
        next: "Gå til forsiden, og find den derfra.", request)
    } catch {
      return answer(Refusal(error), to: request, context)
    }
  }

  private func answer(_ refusal: Refusal, to request: Request, _ context: BasicRequestContext) -> Response {
    switch refusal.kind {
    case .notFound:
      return page(.notFound, title: "Det findes ikke", message: refusal.message, next: refusal.suggestion, request)
    case .forbidden:
      return page(
        .forbidden, title: "Det kan du ikke se", message: refusal.message + " Forsøget er skrevet i loggen.",
        next: refusal.suggestion, request)
    case .badCall, .badInput:
      return page(
        .badRequest, title: "Det kunne vi ikke forstå", message: refusal.message, next: refusal.suggestion, request)
    case .unavailable:
      return page(
        .serviceUnavailable, title: "Der er ikke noget at vise endnu", message: refusal.message,
        next: refusal.suggestion, request)
    case .failure:
      let reference = String(context.id.suffix(8)).uppercased()
      context.logger.error(
        "\(refusal.code)",
        metadata: ["reference": "\(reference)", "path": "\(request.uri.path)", "detail": "\(refusal.detail ?? "")"])
      return page(
        .internalServerError, title: "Noget gik galt hos os",
        message: "Siden kunne ikke laves. Intet er gået tabt, og tallene er ikke ændret.",
        next: "Prøv igen om lidt. Bliver det ved, så sig nummer \(reference) til datateamet.", request)
    }
  }

  private func page(
    _ status: HTTPResponse.Status, title: String, message: String, next: String?, _ request: Request
  ) -> Response {
    let content = group {
      element("h1") { title }
      element("p", .class("lead")) { message }
      if let next { element("p") { next } }
      element("p") { element("a", .class("btn"), .href("/")) { "Gå til forsiden" } }
    }
    let reader = site.readerOrDefault(of: request)
    let text = Rendering.page(site.frame(title: title, current: nil, reader: reader, content: content))
    return Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
      body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}
