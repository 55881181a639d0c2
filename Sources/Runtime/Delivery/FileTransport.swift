package import Delivery
import Glibc
package import Loyalty

/// The transport that needs nothing: one file a day, one line a message.
///
/// A club that has no gateway yet, or hands messages over to another program, finds them there.
package final class FileTransport: Transport {
  private let folder: String
  private let store: String
  private let calendar: ClubCalendar

  package let perSecond = GatewaySettings.rateLimit

  /// Writes into a folder, which is made with the first message.
  ///
  /// - Parameters:
  ///   - folder: Where the files are.
  ///   - store: The store's own name, for the messages' stable names.
  ///   - calendar: The club's, for the day of a file's name.
  package init(folder: String, store: String, calendar: ClubCalendar) {
    self.folder = folder
    self.store = store
    self.calendar = calendar
  }

  /// Appends all messages in one write and brings them to the disk.
  package func send(_ messages: [Outgoing], at moment: Moment) -> [GatewayReply] {
    var bytes: [UInt8] = []
    for message in messages {
      let name = MessageName.of(message.id, in: store)
      bytes += FileLine.bytes(of: message, id: name, at: moment)
    }
    let isWritten = append(bytes, to: "\(folder)/\(calendar.day(of: moment).iso).ndjson")
    return messages.map { _ in GatewayReply(isWritten ? .accepted : .problem(.unreachable)) }
  }

  private func append(_ bytes: [UInt8], to path: String) -> Bool {
    mkdir(folder, 0o700)
    let file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    var rest = (endsWithinLine(file) ? [UInt8(ascii: "\n")] + bytes : bytes)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return fdatasync(file) == 0
  }

  /// Whether whoever wrote last died, or met a full disk, in the middle of a line: what follows
  /// must not become a part of it.
  private func endsWithinLine(_ file: Int32) -> Bool {
    let size = lseek(file, 0, SEEK_END)
    var last: UInt8 = 0
    return size > 0 && pread(file, &last, 1, size - 1) == 1 && last != UInt8(ascii: "\n")
  }
}

/// The name by which gateways know a message: the same at every attempt, and of no other store's.
package enum MessageName {
  /// The store's name and the message's number.
  package static func of(_ message: Message.ID, in store: String) -> String {
    "msg_\(store)_\(message)"
  }

  /// The name of a mailing that goes once to the one topic of all.
  package static func of(_ mailing: Mailing.ID, in store: String) -> String {
    "mailing_\(store)_\(mailing)"
  }
}
