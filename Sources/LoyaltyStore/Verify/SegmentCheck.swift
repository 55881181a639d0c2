import Loyalty

/// Goes through one file of the journal and tells every line that is wrong.
struct SegmentCheck {
  private let name: String
  private let number: Int
  private let isLive: Bool
  /// The club so far; nil once a record is missing.
  private(set) var replica: Replica?
  /// The number that the next record must have; nil where that is not known.
  private(set) var expected: UInt64?
  /// The highest number that any record names as synced.
  private(set) var synced: UInt64
  /// How many lines there are.
  private(set) var lines = 0
  /// The last record that was understood.
  private(set) var last: UInt64
  private var isSealed = false
  private var damages: [Damage] = []
  private var damageCount = 0
  /// Whether the first line that is wrong was written to its end once.
  private var wasFirstFinished = false
  /// The last record before the first line that is wrong, and the club as of then.
  private var lastBeforeDamage: UInt64?
  private var replicaBeforeDamage: Replica?

  init(
    name: String,
    number: Int,
    isLive: Bool,
    replica: Replica?,
    expected: UInt64?,
    synced: UInt64
  ) {
    self.name = name
    self.number = number
    self.isLive = isLive
    self.replica = replica
    self.expected = expected
    self.synced = synced
    last = replica?.seq ?? 0
  }

  /// Takes the next line.
  mutating func take(_ line: JournalChunk.Line, of chunk: JournalChunk) {
    lines += 1
    guard !isSealed else { return miss(.afterEnd) }
    switch line.content {
    case .bad(let reason): miss(reason, wasFinished: line.wasFinished)
    case .sealed(let last):
      isSealed = true
      if let expected, last + 1 != expected {
        miss(.sequence(found: last, expected: expected - 1))
      }
    case .record(let head, let steps): take(line, head, steps, of: chunk)
    }
  }

  private mutating func take(
    _ line: JournalChunk.Line,
    _ head: RecordHead,
    _ steps: Range<Int>,
    of chunk: JournalChunk
  ) {
    synced = max(synced, head.synced)
    let number = number
    if let expected, head.seq != expected {
      miss(.sequence(found: head.seq, expected: expected))
    } else if let reason = replica?.take(line, head, steps, of: chunk, file: number) {
      miss(reason)
    }
    last = head.seq
    expected = head.seq + 1
  }

  /// Takes the end of the file and says what is wrong with it.
  ///
  /// Lines at the end of the live file that were not finished, and that no record names as synced,
  /// are one torn tail; the club is as it was before.
  ///
  /// - Parameters:
  ///   - isCut: Whether bytes stand behind the last newline.
  ///   - wasFinished: Whether they are a line whose newline one turned bit took.
  /// - Returns: What was found, in the order of the lines.
  mutating func end(isCut: Bool, wasFinished: Bool) -> [StoreReport.Finding] {
    if isCut {
      lines += 1
      miss(.cut, wasFinished: wasFinished)
    } else if !isLive, !isSealed {
      lines += 1
      miss(.footer)
    }
    guard isLive, let first = damages.first, let lastBeforeDamage, first.reason.isTorn,
      !wasFirstFinished, synced <= lastBeforeDamage
    else { return damages.map { .damaged($0) } }
    replica = replicaBeforeDamage
    last = lastBeforeDamage
    return [.tail(first)]
  }

  private mutating func miss(_ reason: Damage.Reason, wasFinished: Bool = false) {
    if damageCount == 0 {
      wasFirstFinished = wasFinished
      lastBeforeDamage = expected.map { $0 - 1 }
      replicaBeforeDamage = replica
    }
    damageCount += 1
    replica = nil
    // The next record that is understood says where the numbers go on.
    if reason.isTorn || reason.code == "format" { expected = nil }
    guard damages.count < StoreReport.findingLimit else { return }
    damages.append(Damage(file: name, line: lines, reason: reason))
  }
}
