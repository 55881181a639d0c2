import Dispatch
import Foundation
import Synchronization

/// Lets simulated desks work one call at a time, in an order that a seed decides.
///
/// Each desk has a thread of its own, but only the one whose turn it is runs; it hands over at its
/// calls to the disk.
public final class Turns: Sendable {
  private struct State {
    var random: SeededNumbers
    /// The desks that have work left.
    var present: [Int]
    /// Those of them that wait for a lock.
    var waiting: Set<Int> = []
    /// How many calls the current desk makes before anybody else does.
    var kept = 0
  }

  private let state: Mutex<State>
  private let gates: [DispatchSemaphore]

  /// - Parameters:
  ///   - desks: How many there are, numbered from 0.
  ///   - seed: What decides their order.
  public init(desks: Int, seed: UInt64) {
    state = Mutex(State(random: SeededNumbers(seed: seed), present: Array(0..<desks)))
    gates = (0..<desks).map { _ in DispatchSemaphore(value: 0) }
  }

  /// Runs the work of all desks to its end.
  public func run(_ work: @escaping @Sendable (Int) -> Void) {
    let done = DispatchSemaphore(value: 0)
    for desk in gates.indices {
      let thread = Thread { [self] in
        gates[desk].wait()
        work(desk)
        leave(desk)
        done.signal()
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    next()
    for _ in gates { done.wait() }
  }

  /// Lets another desk have its turn, or none.
  func pass(_ desk: Int) {
    let other: Int? = state.withLock { state in
      guard state.kept == 0 else {
        state.kept -= 1
        return nil
      }
      guard !state.random.isOnce(in: 2) else { return nil }
      let ready = state.present.filter { !state.waiting.contains($0) }
      return ready.isEmpty ? nil : ready[state.random.below(ready.count)]
    }
    guard let other, other != desk else { return }
    gates[other].signal()
    gates[desk].wait()
  }

  /// Waits until a lock was given back; false where nobody is left who could do so.
  func wait(_ desk: Int) -> Bool {
    let isHope = state.withLock { state in
      state.waiting.insert(desk)
      guard state.present.allSatisfy(state.waiting.contains) else { return true }
      state.waiting.remove(desk)
      return false
    }
    guard isHope else { return false }
    next()
    gates[desk].wait()
    return true
  }

  /// A lock was given back: all who wait for one may try again.
  func wake() {
    state.withLock { $0.waiting = [] }
  }

  /// Lets nobody else have a turn for so many calls.
  func keep(calls: Int) {
    state.withLock { $0.kept = calls }
  }

  private func leave(_ desk: Int) {
    state.withLock { state in
      state.present.removeAll { $0 == desk }
      state.kept = 0
      // Whoever waits for a lock that was not given back finds out by trying.
      if state.present.allSatisfy(state.waiting.contains) { state.waiting = [] }
    }
    next()
  }

  private func next() {
    let desk: Int? = state.withLock { state in
      let ready = state.present.filter { !state.waiting.contains($0) }
      return ready.isEmpty ? nil : ready[state.random.below(ready.count)]
    }
    if let desk { gates[desk].signal() }
  }
}
