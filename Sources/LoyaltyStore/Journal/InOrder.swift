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
  /// Parses chunks on other threads, a few ahead, and takes the results in order on this one.
  ///
  /// A file of one chunk is parsed here: starting threads would cost more.
  mutating func forEach<Parsed: Sendable>(
    parse: @escaping @Sendable (LineChunk) -> Parsed,
    take: (Parsed) throws(StoreProblem) -> Void
  ) throws(StoreProblem) {
    guard let first = try nextChunk() else { return }
    guard var chunk = try nextChunk() else { return try take(parse(first)) }
    let ahead = 4
    var running = [Self.start(first, parse)]
    var isMore = true
    while isMore || !running.isEmpty {
      while isMore, running.count < ahead {
        running.append(Self.start(chunk, parse))
        guard let next = try nextChunk() else {
          isMore = false
          break
        }
        chunk = next
      }
      guard let parsed = running.removeFirst().get() else { return }
      try take(parsed)
    }
  }

  private mutating func nextChunk() throws(StoreProblem) -> LineChunk? {
    do throws(FileProblem) { return try next() } catch { throw .file(error) }
  }

  private static func start<Parsed: Sendable>(
    _ chunk: LineChunk,
    _ parse: @escaping @Sendable (LineChunk) -> Parsed
  ) -> Promised<Parsed> {
    let promised = Promised<Parsed>()
    DispatchQueue.global(qos: .userInitiated).async { promised.fulfil(parse(chunk)) }
    return promised
  }
}
