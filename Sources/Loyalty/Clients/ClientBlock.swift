/// 4,096 clients as columns: what copy-on-write copies when one of them changes.
struct ClientBlock: Sendable {
  /// How many clients a block holds.
  static let capacity = NameBlock.capacity

  /// Phone digits, E.164.
  var phones = ColumnValues<UInt64>()
  /// When each number was given, in milliseconds since 1970, or `noMoment`: a date that stays, merged
  /// and erased or not, for reports of that day count it.
  var registered = ColumnValues<Int64>()
  /// Days of birth since 1970, or `noDay`.
  var birthdays = ColumnValues<Int32>()
  /// Consents, app and gender.
  var flags = ColumnValues<ClientFlags>()
  /// Places of the groups in `GroupSetTable`.
  var groupSets = ColumnValues<GroupSetTable.Index>()
  /// Names for finding, by letter and by sound.
  var names = NameBlock()
  /// E-mail addresses for finding, in small letters.
  var emails = NameRows()

  /// A bit for each row whose groups changed since it was loaded; none before the first.
  private var regrouped: [UInt64] = []

  /// Stands for a day that is not known.
  static let noDay = Int32.min
  /// Stands for a moment that is not known, which comes behind all others.
  static let noMoment = Int64.max

  /// How many clients are in the block so far.
  var count: Int { phones.count }

  /// Notes that a row's groups are not those that the store's files have.
  mutating func noteRegrouped(_ row: Int) {
    if regrouped.isEmpty { regrouped = [UInt64](repeating: 0, count: Self.capacity / 64) }
    regrouped[row >> 6] |= 1 << (row & 63)
  }

  /// Whether a row's groups changed since it was loaded.
  func isRegrouped(_ row: Int) -> Bool {
    !regrouped.isEmpty && regrouped[row >> 6] & 1 << (row & 63) != 0
  }

  /// Adds the columns of one client.
  mutating func append(_ row: ClientColumns, groupSet: GroupSetTable.Index) {
    phones.append(row.phone.digits)
    registered.append(row.registeredAt.milliseconds)
    birthdays.append(row.birthday?.number ?? Self.noDay)
    flags.append(row.flags)
    groupSets.append(groupSet)
  }

  /// Empties a row whose card was merged into another or erased, so that nothing finds it or counts
  /// it among the clients; when it was registered stays.
  mutating func clear(_ row: Int) {
    phones[row] = 0
    birthdays[row] = Self.noDay
    flags[row] = []
    groupSets[row] = 0
    names.replace(row, with: "")
    emails.replace(row, with: [])
  }

  /// Adds clients of a batch.
  ///
  /// - Parameters:
  ///   - batch: The columns of the batch.
  ///   - rows: Its clients.
  ///   - sets: The place in the table for each place in the batch.
  mutating func append(_ batch: ClientBlock, _ rows: Range<Int>, sets: [GroupSetTable.Index]) {
    phones.append(batch.phones, rows)
    registered.append(batch.registered, rows)
    birthdays.append(batch.birthdays, rows)
    flags.append(batch.flags, rows)
    groupSets.change { own in
      for row in rows { own.append(sets[Int(batch.groupSets[row])]) }
    }
    names.append(batch.names, rows)
    emails.append(batch.emails, rows)
  }
}

/// What the columns keep of one client.
public struct ClientColumns: Hashable, Sendable {
  /// The phone number.
  public var phone: Phone
  /// When the client was registered.
  public var registeredAt: Moment
  /// The day of birth.
  public var birthday: Day?
  /// Consents, app and gender.
  public var flags: ClientFlags
  /// The groups that the client is in.
  public var groups: GroupSet

  /// Takes the facts one by one, as the bulk reader has them.
  public init(
    phone: Phone,
    registeredAt: Moment,
    birthday: Day?,
    flags: ClientFlags,
    groups: GroupSet
  ) {
    self.phone = phone
    self.registeredAt = registeredAt
    self.birthday = birthday
    self.flags = flags
    self.groups = groups
  }

  /// Reads them off a card.
  public init(_ client: Client) {
    self.init(
      phone: client.phone,
      registeredAt: client.registeredAt,
      birthday: client.birthday,
      flags: ClientFlags(client),
      groups: client.groups
    )
  }
}

extension Phone {
  /// Takes digits that were checked when they entered the column.
  init(unchecked digits: UInt64) {
    self.digits = digits
  }
}
