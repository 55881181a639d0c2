import JSONText
public import Loyalty

/// Who holds the store's lock, as they wrote it into LOCK themselves.
public struct LockHolder: Hashable, Sendable {
  /// The member of staff at that desk.
  public internal(set) var by: Staff
  /// Where the desk stands, if it said so.
  public let desk: String?
  /// The number of the process.
  public let process: Int32
  /// Since when.
  public let since: Moment

  /// Describes a holder.
  public init(by: Staff, desk: String? = nil, process: Int32, since: Moment) {
    self.by = by
    self.desk = desk
    self.process = process
    self.since = since
  }
}

/// The mark of a desk whose records did not reach the disk: from then on nobody writes.
public struct Poison: Hashable, Sendable {
  /// Who was at that desk.
  public let by: Staff
  /// When it happened.
  public let at: Moment
  /// The system's error number.
  public let code: Int32

  /// Describes what happened.
  public init(by: Staff, at: Moment, code: Int32) {
    self.by = by
    self.at = at
    self.code = code
  }
}

extension Poison {
  /// The mark that sends open desks away while a repair puts other files in the place of theirs.
  static func ofRepair(by staff: Staff, at moment: Moment) -> Poison {
    Poison(by: staff, at: moment, code: 0)
  }

  /// Whether a repair left it, and by whom is known: nothing failed at any desk.
  public var isOfRepair: Bool { code == 0 && !by.name.isEmpty }
}

extension LockHolder {
  /// The same with names that fit any line.
  var short: LockHolder {
    LockHolder(
      by: Staff(String(by.name.prefix(40))),
      desk: desk.map { String($0.prefix(20)) },
      process: process,
      since: since
    )
  }

  /// One line.
  var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("by", by.name)
    writer.member(ifAny: "desk", desk)
    writer.member("process", process)
    writer.member("since", since.rfc3339)
    return ChecksummedLine.closing(writer)
  }

  /// Reads a line that may just be written over by another desk: nil unless it is whole.
  init?(_ bytes: [UInt8]) {
    guard let facts = LockFacts(bytes) else { return nil }
    self.init(by: facts.by, desk: facts.desk, process: facts.number, since: facts.at)
  }
}

extension Poison {
  /// One line.
  var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("by", by.name)
    writer.member("code", code)
    writer.member("at", at.rfc3339)
    return ChecksummedLine.closing(writer)
  }

  /// Reads a mark; one that cannot be read is a mark all the same.
  init(_ bytes: [UInt8]) {
    let facts = LockFacts(bytes)
    self.init(
      by: facts?.by ?? Staff(""),
      at: facts?.at ?? Moment(milliseconds: 0),
      code: facts?.number ?? 0
    )
  }
}

/// The mark that lifts all marks before it.
struct LiftedMark: Hashable, Sendable {
  /// Where it must stand to count: behind the marks that it lifts.
  let covers: Int

  init(covers: Int) { self.covers = covers }

  /// One line.
  var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("lifted", covers)
    return ChecksummedLine.closing(writer)
  }

  /// Reads a mark; nil for any other.
  init?(_ bytes: [UInt8]) {
    let line = 0..<(bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count)
    guard ChecksummedLine.isWhole(bytes, line), let value = try? JSONValue(Array(bytes[line])),
      case .number(let text) = value["lifted"], let covers = Int(text)
    else { return nil }
    self.covers = covers
  }
}

private struct LockFacts {
  let by: Staff
  let desk: String?
  let number: Int32
  let at: Moment

  init?(_ bytes: [UInt8]) {
    let line = 0..<(bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count)
    guard ChecksummedLine.isWhole(bytes, line),
      let value = try? JSONValue(Array(bytes[line])),
      case .string(let by) = value["by"],
      case .number(let text) = value["process"] ?? value["code"], let number = Int32(text),
      case .string(let time) = value["since"] ?? value["at"],
      let at = try? Moment(rfc3339: time)
    else { return nil }
    self.by = Staff(by)
    desk = if case .string(let desk)? = value["desk"] { desk } else { nil }
    self.number = number
    self.at = at
  }
}
