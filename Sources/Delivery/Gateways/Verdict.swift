package import Loyalty

/// What a gateway said of a message.
package enum Verdict: Hashable, Sendable {
  /// It took it.
  case accepted
  /// It says that it arrived.
  case delivered
  /// It did not take it; after how many seconds it will listen again, if it said so.
  case problem(DeliveryProblem, retryAfterSeconds: Int64?)

  /// A problem of which the gateway said nothing more.
  package static func problem(_ problem: DeliveryProblem) -> Verdict {
    .problem(problem, retryAfterSeconds: nil)
  }

  /// Whether nothing else would get through now either.
  package var isOfGateway: Bool {
    guard case .problem(let problem, _) = self else { return false }
    switch problem {
    case .refused, .tokenGone, .undelivered: return false
    default: return true
    }
  }
}

extension GatewayAnswer {
  /// What a status that is no success says.
  var failure: Verdict? {
    switch status {
    case 200..<300: nil
    case 300..<400: .problem(.redirected)
    case 401: .problem(.unauthorized)
    case 403: .problem(.forbidden)
    case 404: .problem(.notFound)
    case 408: .problem(.timeout)
    case 410: .problem(.tokenGone)
    case 429: .problem(.tooManyRequests, retryAfterSeconds: retryAfterSeconds)
    case 400..<500: .problem(.refused)
    default: .problem(.gatewayFailed, retryAfterSeconds: retryAfterSeconds)
    }
  }

  /// The longest pause that a gateway may ask for: a day.
  private static let longestPause: Int64 = 86_400

  /// Whole seconds; a date is not read, the schedule's own pause does.
  private var retryAfterSeconds: Int64? {
    guard let seconds = retryAfter.flatMap({ Int64($0) }), seconds >= 0 else { return nil }
    return min(seconds, Self.longestPause)
  }
}
