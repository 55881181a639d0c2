import Dispatch
import Synchronization

/// A value that another thread makes.
private final class Promised<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let ready = DispatchSemaphore(value: 0)

  func fulfil(_ made: Value) {
    value.withLock { $0 = made }
    ready.signal()
  }

  func get() -> Value? {
    ready.wait()
    return value.withLock { $0 }
  }
}

extension LineChunks {
  /// Reads and parses chunks on other threads, a few ahead, and takes the results in order here.
  ///
  /// A file of one chunk is parsed on this thread: starting others would cost more.
  mutating func forEach<Parsed: Sendable>(
    parse: @escaping @Sendable (LineChunk) -> Parsed,
    take: (Parsed) throws(StoreProblem) -> Void
  ) throws(StoreProblem) {
    guard let first = try nextRange() else { return }
    guard var range = try nextRange() else {
      return try take(parse(try filing { () throws(FileProblem) in try first.read() }))
    }
    let ahead = 8
    var running = [Self.start(first, parse)]
    var isMore = true
    while !running.isEmpty {
      while isMore, running.count < ahead {
        running.append(Self.start(range, parse))
        if let next = try nextRange() { range = next } else { isMore = false }
      }
      guard let parsed = running.removeFirst().get() else { return }
      try take(try filing { () throws(FileProblem) in try parsed.get() })
    }
  }

  private mutating func nextRange() throws(StoreProblem) -> LineRange? {
    do throws(FileProblem) { return try next() } catch { throw .file(error) }
  }

  private static func start<Parsed: Sendable>(
    _ range: LineRange,
    _ parse: @escaping @Sendable (LineChunk) -> Parsed
  ) -> Promised<Result<Parsed, FileProblem>> {
    let promised = Promised<Result<Parsed, FileProblem>>()
    DispatchQueue.global(qos: .userInitiated).async {
      promised.fulfil(
        Result { () throws(FileProblem) in parse(try range.read()) }
      )
    }
    return promised
  }
}
