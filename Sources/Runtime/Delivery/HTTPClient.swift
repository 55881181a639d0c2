package import Delivery
import Foundation
import FoundationNetworking
package import Loyalty
import Synchronization

/// The one place that speaks HTTP: bounded in time and size, following no redirects, keeping no
/// cookies and no cache.
package final class HTTPClient: Sendable {
  /// Seconds that an exchange may take in all.
  package static let usualTimeout: Double = 15
  /// How many exchanges run at once.
  package static let connections = 16

  private let session: URLSession
  private let answers: Answers

  /// Opens a client.
  package init(timeout: Double = usualTimeout) {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = timeout
    configuration.timeoutIntervalForResource = timeout
    configuration.httpMaximumConnectionsPerHost = Self.connections
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    configuration.urlCache = nil
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    answers = Answers()
    session = URLSession(configuration: configuration, delegate: answers, delegateQueue: nil)
  }

  /// Ends all exchanges; the client answers nothing any more.
  package func close() {
    session.invalidateAndCancel()
  }

  /// Exchanges requests for answers, several at once.
  ///
  /// - Returns: An answer or a problem for each, in the same order.
  package func exchange(
    _ requests: [GatewayRequest]
  ) -> [Result<GatewayAnswer, GatewayProblem>] {
    let results = Results(count: requests.count)
    let slots = DispatchSemaphore(value: Self.connections)
    let group = DispatchGroup()
    for (place, request) in requests.enumerated() {
      guard let request = Self.request(request) else {
        results.set(.failure(GatewayProblem(.notFound)), at: place)
        continue
      }
      slots.wait()
      group.enter()
      let task = session.dataTask(with: request)
      answers.expect(task) { result in
        results.set(result, at: place)
        slots.signal()
        group.leave()
      }
      task.resume()
    }
    group.wait()
    return results.all
  }

  private static func request(_ request: GatewayRequest) -> URLRequest? {
    guard let url = URL(string: request.url) else { return nil }
    var result = URLRequest(url: url)
    result.httpMethod = request.method
    for header in request.headers { result.setValue(header.value, forHTTPHeaderField: header.name) }
    if !request.body.isEmpty { result.httpBody = Data(request.body) }
    return result
  }
}

/// What kept an exchange from its answer.
package struct GatewayProblem: Error, Hashable, Sendable {
  /// The kind.
  package let kind: DeliveryProblem

  init(_ kind: DeliveryProblem) {
    self.kind = kind
  }
}

/// The results of exchanges that end in any order.
private final class Results: Sendable {
  private let results: Mutex<[Result<GatewayAnswer, GatewayProblem>]>

  init(count: Int) {
    results = Mutex([Result](repeating: .failure(GatewayProblem(.timeout)), count: count))
  }

  var all: [Result<GatewayAnswer, GatewayProblem>] { results.withLock { $0 } }

  func set(_ result: Result<GatewayAnswer, GatewayProblem>, at place: Int) {
    results.withLock { $0[place] = result }
  }
}

/// Collects answers byte by byte, so that one without an end is cut off.
private final class Answers: NSObject, URLSessionDataDelegate {
  private struct Exchange {
    var status: Int?
    var retryAfter: String?
    var date: String?
    var body: [UInt8] = []
    var isTooLong = false
    var isRedirected = false
    let done: @Sendable (Result<GatewayAnswer, GatewayProblem>) -> Void
  }

  private let exchanges = Mutex<[Int: Exchange]>([:])

  func expect(
    _ task: URLSessionTask,
    done: @escaping @Sendable (Result<GatewayAnswer, GatewayProblem>) -> Void
  ) {
    exchanges.withLock { $0[task.taskIdentifier] = Exchange(done: done) }
  }

  func urlSession(
    _ session: URLSession,
    dataTask: URLSessionDataTask,
    didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    let answer = response as? HTTPURLResponse
    let isTooLong = response.expectedContentLength > Int64(GatewayAnswer.bodyLimit)
    exchanges.withLock { exchanges in
      exchanges[dataTask.taskIdentifier]?.status = answer?.statusCode
      exchanges[dataTask.taskIdentifier]?.retryAfter = answer?.value(
        forHTTPHeaderField: "Retry-After"
      )
      exchanges[dataTask.taskIdentifier]?.date = answer?.value(forHTTPHeaderField: "Date")
      if isTooLong { exchanges[dataTask.taskIdentifier]?.isTooLong = true }
    }
    completionHandler(isTooLong ? .cancel : .allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let isTooLong = exchanges.withLock { exchanges in
      guard var exchange = exchanges[dataTask.taskIdentifier] else { return false }
      let room = GatewayAnswer.bodyLimit - exchange.body.count
      exchange.isTooLong = exchange.isTooLong || data.count > room
      if !exchange.isTooLong { exchange.body += data }
      exchanges[dataTask.taskIdentifier] = exchange
      return exchange.isTooLong
    }
    if isTooLong { dataTask.cancel() }
  }

  func urlSession(
    _ session: URLSession,
    task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    exchanges.withLock { exchanges in
      exchanges[task.taskIdentifier]?.isRedirected = true
    }
    completionHandler(nil)
    task.cancel()
  }

  func urlSession(
    _ session: URLSession,
    task: URLSessionTask,
    didCompleteWithError error: (any Error)?
  ) {
    let exchange = exchanges.withLock { $0.removeValue(forKey: task.taskIdentifier) }
    guard let exchange else { return }
    exchange.done(Self.result(of: exchange, error as? URLError))
  }

  private static func result(
    of exchange: Exchange,
    _ error: URLError?
  ) -> Result<GatewayAnswer, GatewayProblem> {
    if exchange.isRedirected { return .failure(GatewayProblem(.redirected)) }
    if exchange.isTooLong { return .failure(GatewayProblem(.answerTooLong)) }
    if let error { return .failure(GatewayProblem(problem(of: error, exchange))) }
    guard let status = exchange.status else { return .failure(GatewayProblem(.answerCut)) }
    let answer = GatewayAnswer(
      status: status,
      retryAfter: exchange.retryAfter,
      date: exchange.date,
      body: exchange.body
    )
    return .success(answer)
  }

  private static func problem(of error: URLError, _ exchange: Exchange) -> DeliveryProblem {
    switch error.code {
    case .timedOut: .timeout
    case .cannotConnectToHost, .cannotFindHost, .dnsLookupFailed, .notConnectedToInternet:
      .unreachable
    case .secureConnectionFailed, .serverCertificateHasBadDate, .serverCertificateUntrusted,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected:
      .certificate
    case .badURL: .notFound
    // So it tells of an answer that is no HTTP; addresses of other kinds are refused in the file.
    case .unsupportedURL: .answerUnreadable
    // The library beneath tells some of its faults of certificates by their text alone.
    default: error.localizedDescription.contains("certificate") ? .certificate : .answerCut
    }
  }
}
