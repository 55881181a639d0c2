/// What finding keeps of many clients' names and e-mail addresses, folded before they are loaded.
///
/// Folding is most of the work of loading a client; the store does it on other threads.
public struct FindingTexts: Hashable, Sendable {
  private var letters = Texts()
  private var sounds = Texts()
  private var emails = Texts()

  /// Texts in one run of bytes.
  private struct Texts: Hashable, Sendable {
    var bytes: [UInt8] = []
    /// Where each text ends.
    var ends: [Int] = []

    subscript(row: Int) -> ArraySlice<UInt8> {
      bytes[(row == 0 ? 0 : ends[row - 1])..<ends[row]]
    }

    mutating func append(_ write: (inout [UInt8]) -> Void) {
      write(&bytes)
      ends.append(bytes.count)
    }
  }

  /// No rows yet.
  public init() {}

  /// Folds the texts of one more client.
  ///
  /// - Parameters:
  ///   - name: The name in UTF-8.
  ///   - email: The e-mail address in UTF-8, empty for none.
  public mutating func append(name: Span<UInt8>, email: Span<UInt8>) {
    letters.append { FoldedText.append(name, to: &$0) }
    let folded = letters[letters.ends.count - 1]
    sounds.append { SoundKey.append(folded, to: &$0) }
    emails.append { bytes in
      for index in email.indices { bytes.append(Self.small(email[index])) }
    }
  }

  func letters(of row: Int) -> ArraySlice<UInt8> { letters[row] }

  func sounds(of row: Int) -> ArraySlice<UInt8> { sounds[row] }

  func email(of row: Int) -> ArraySlice<UInt8> { emails[row] }

  private static func small(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
