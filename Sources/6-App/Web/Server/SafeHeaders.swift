internal import HTTPTypes
internal import Hummingbird

/// Headers that every answer has: no script, no frames, no guessing, no address told to others.
struct SafeHeaders: RouterMiddleware {
  typealias Context = Visit

  func handle(
    _ request: Request, context: Visit,
    next: (Request, Visit) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    for (name, value) in SafeHeaders.values {
      guard let name = HTTPField.Name(name) else { continue }
      response.headers[name] = value
    }
    return response
  }

  private static let policy =
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

  private static let values: [(String, String)] = [
    ("Content-Security-Policy", policy),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()"),
  ]
}
