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
    case .refused, .tokenGone, .undelivered, .notForAll: return false
    default: return true
    }
  }
}

extension Verdict {
  /// Whether another attempt can succeed.
  var isPassing: Bool {
    guard case .problem(let problem, _) = self else { return false }
    return problem.isPassing
  }

  /// Whether the gateway wants a rest, whatever it took beside this message.
  package var asksForRest: Bool {
    guard case .problem(let problem, let seconds) = self else { return false }
    return problem == .tooManyRequests || seconds != nil
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

  /// Whole seconds, or a date as far from the gateway's own clock; without that clock's time in the
  /// answer the schedule's own pause does.
  private var retryAfterSeconds: Int64? {
    guard let text = retryAfter else { return nil }
    let seconds = Int64(text) ?? Self.seconds(from: date, until: text)
    guard let seconds, seconds >= 0 else { return nil }
    return min(seconds, Self.longestPause)
  }

  private static func seconds(from start: String?, until end: String) -> Int64? {
    guard let start = start.flatMap(moment), let end = moment(end) else { return nil }
    return (end.milliseconds - start.milliseconds) / 1_000
  }

  /// A date as HTTP writes it: "Sun, 06 Nov 1994 08:49:37 GMT".
  private static func moment(_ text: String) -> Moment? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT",
      let month = months.firstIndex(of: String(parts[2])).map({ $0 + 1 })
    else { return nil }
    let digits = (month < 10 ? "0" : "") + String(month)
    return try? Moment(rfc3339: "\(parts[3])-\(digits)-\(parts[1])T\(parts[4])Z")
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
