/// Times pieces of work and keeps every figure.
struct Samples {
  private(set) var milliseconds: [Double] = []

  /// Runs the work once and keeps how long it took.
  mutating func time<Value>(_ work: () throws -> Value) rethrows -> Value {
    let clock = ContinuousClock()
    let start = clock.now
    let value = try work()
    add(start.duration(to: clock.now))
    return value
  }

  /// Keeps a figure that was taken elsewhere.
  mutating func add(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    milliseconds.append(Double(seconds) * 1_000 + Double(attoseconds) / 1e15)
  }

  /// The middle figure.
  var median: Double { percentile(50) }
  /// The greatest figure.
  var maximum: Double { milliseconds.max() ?? 0 }

  /// The figure below which so many in a hundred lie.
  func percentile(_ percent: Double) -> Double {
    guard !milliseconds.isEmpty else { return 0 }
    let sorted = milliseconds.sorted()
    let place = Int((Double(sorted.count - 1) * percent / 100).rounded())
    return sorted[place]
  }
}
