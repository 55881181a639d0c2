import Loyalty

/// The index of a base's clients: their columns, and where their cards stand.
enum ClientIndex {
  private static let cards = "cards"

  /// What an index of a base's clients must be made of.
  ///
  /// - Throws: Where the base's file cannot be looked at.
  static func identity(
    of manifest: Manifest,
    in path: String,
    _ files: any FileSystem
  ) throws(FileProblem) -> IndexIdentity {
    let source = "\(manifest.base.folder)/\(BaseFile.clients)"
    return IndexIdentity(
      kind: "clients",
      storeID: manifest.storeID,
      epoch: manifest.epoch,
      seq: manifest.base.seq,
      crc: manifest.base.crc,
      sources: [try IndexIdentity.Source(source, in: path, files)],
      rules: FoldedText.rules
    )
  }

  /// The clients of a base and where their cards stand; nil where there is no index that holds.
  static func open(
    _ identity: IndexIdentity,
    _ base: Manifest.Base,
    in path: String,
    _ files: any FileSystem
  ) -> (clients: ClientTable, places: CardPlaces)? {
    guard identity.sources.first?.bytes == base.clientBytes,
      let kept = IndexFile.open(identity, in: path, files),
      let clients = ClientTable(kept), Int(clients.nextID.number) == base.clients + 1,
      let begins: ColumnValues<UInt64> = kept.values(cards), begins.count == base.clients + 1
    else { return nil }
    return (clients, CardPlaces(base: begins))
  }

  /// The index of clients as a base's file gave them; nil where their cards do not stand one behind
  /// the other.
  static func draft(_ identity: IndexIdentity, _ replica: Replica) -> IndexDraft? {
    guard let begins = replica.places.base else { return nil }
    let clients = replica.club.clients
    return IndexDraft(identity: identity) {
      var image = ColumnImage()
      clients.add(to: &image)
      image.add(cards, begins)
      return image
    }
  }
}
