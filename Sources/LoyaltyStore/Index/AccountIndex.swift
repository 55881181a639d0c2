import Loyalty

/// The index of a base's bonus accounts: lots and entries as columns, and where each account's line
/// stands.
enum AccountIndex {
  private static let begins = "places"

  /// What an index of a base's accounts must be made of; nil where the file is not as long as it was.
  static func identity(
    of manifest: Manifest,
    in path: String,
    _ files: any FileSystem
  ) -> IndexIdentity? {
    guard let part = manifest.base.other(BaseFile.accounts),
      let source = try? IndexIdentity.Source(part.file, in: path, files),
      source.bytes == part.bytes
    else { return nil }
    return IndexIdentity(
      kind: "accounts",
      storeID: manifest.storeID,
      epoch: manifest.epoch,
      seq: manifest.base.seq,
      crc: manifest.base.crc,
      sources: [source],
      rules: UInt64(part.crc)
    )
  }

  /// Puts a base's accounts into a club that has none yet, and says where their lines begin and the
  /// last ends; nil where there is no index that holds.
  static func take(
    _ identity: IndexIdentity,
    into club: inout Club,
    in path: String,
    _ files: any FileSystem
  ) -> ColumnValues<UInt64>? {
    guard let kept = IndexFile.open(identity, in: path, files),
      let begins: ColumnValues<UInt64> = kept.values(Self.begins), !begins.isEmpty,
      club.takeAccounts(kept, count: begins.count - 1)
    else { return nil }
    return begins
  }

  /// The index of accounts that were read or written.
  static func draft(
    _ identity: IndexIdentity,
    _ club: Club,
    _ begins: ColumnValues<UInt64>
  ) -> IndexDraft {
    IndexDraft(identity: identity) {
      var image = ColumnImage()
      club.addAccounts(to: &image)
      image.add(Self.begins, begins)
      return image
    }
  }
}

/// How the accounts of a base are read.
struct ReadAccounts {
  /// So many accounts at least are taken from an index, and get one where there is none.
  var indexesFrom = Int.max
  /// The club of which they were just written: each line is held against it, and none is kept.
  var written: Club?
}

/// Reads accounts.ndjson line by line.
struct AccountReader {
  /// The club with the accounts.
  private(set) var club: Club
  /// Where each account's line begins, by number; behind them where the last ends.
  private(set) var begins: [UInt64] = []
  /// Whether a line tells otherwise than the club of which it was written.
  private(set) var differs = false
  private var rest: ArraySlice<Client.ID> = []
  private let written: Club?
  private var end = 0

  /// - Parameters:
  ///   - club: A club without accounts.
  ///   - written: The club that the lines must tell of, where they were just written.
  init(into club: Club, written: Club?) {
    self.club = club
    self.written = written
    rest = written.map { $0.accountOwners[...] } ?? []
  }

  /// Takes the next line; says why it cannot be one.
  mutating func take(_ account: KeptAccount, at range: Range<Int>) -> Damage.Reason? {
    begins.append(UInt64(range.lowerBound))
    end = range.upperBound + 1
    guard let written else { return club.restore(account) ? nil : .reference }
    let isNext = rest.popFirst() == account.client
    differs = differs || !isNext || written.keptAccount(of: account.client) != account
    return nil
  }

  /// Ends with the last line.
  mutating func close() {
    begins.append(UInt64(end))
    guard let written else { return club.closeAccounts() }
    differs = differs || !rest.isEmpty
    club.takeAccounts(of: written)
  }

  /// Where the lines begin; nil where they do not stand by the clients' numbers.
  var places: ColumnValues<UInt64>? {
    guard written != nil || club.filedAccounts == begins.count - 1 else { return nil }
    return ColumnValues(begins)
  }
}
