internal import Hummingbird

/// A form that has been sent, and by whom.
struct SentForm: Sendable {
  let fields: [String: String]
  /// Its address, and who asks.
  let asked: PageRequest
  /// What the page must hold if it is shown again.
  let browser: FormGuard

  subscript(name: String) -> String? { fields[name] }

  /// What was sent, whole.
  ///
  /// - Throws: `HTTPError` of the sender: too much, or a connection that ended, or took too long and was ended, before the last byte.
  static func body(of request: Request) async throws -> ByteBuffer {
    do {
      return try await request.body.collect(upTo: Door.largestBody)
    } catch let error as any HTTPResponseError {
      throw error
    } catch {
      // Nothing but the connection is asked here, so whatever else stops it is the connection's.
      throw HTTPError(.requestTimeout)
    }
  }
}
