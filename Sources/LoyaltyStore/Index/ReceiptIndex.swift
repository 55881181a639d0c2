import Loyalty

/// The index of the parts of receipts/: what is kept of each receipt, and where its line stands.
///
/// Parts are only ever added, so that the index of an earlier base tells of the first of them.
enum ReceiptIndex {
  /// What an index of a base's receipts must be made of; nil where there are none.
  ///
  /// - Throws: Where a part cannot be looked at.
  static func identity(
    of manifest: Manifest,
    in path: String,
    _ files: any FileSystem
  ) throws(FileProblem) -> IndexIdentity? {
    var parts: [UInt8] = []
    var sources: [IndexIdentity.Source] = []
    for part in manifest.receipts {
      let source = try IndexIdentity.Source(part.file, in: path, files)
      guard source.bytes == part.bytes else { return nil }
      parts += Array("\(part.file) \(part.bytes) \(part.crc) \(source.modified)\n".utf8)
      sources = [source]
    }
    guard !sources.isEmpty else { return nil }
    var sum = ContentSum()
    parts.withUnsafeBytes { sum.update($0) }
    return IndexIdentity(
      kind: "receipts",
      storeID: manifest.storeID,
      epoch: manifest.epoch,
      seq: manifest.base.seq,
      crc: manifest.base.crc,
      sources: sources,
      rules: sum.value
    )
  }

  /// The columns of a base's receipts and where their lines stand; nil where there is no index that
  /// holds.
  static func open(
    _ manifest: Manifest,
    in path: String,
    _ files: any FileSystem
  ) -> (kept: KeptColumns, places: LinePlaces)? {
    guard let found = try? identity(of: manifest, in: path, files),
      let kept = IndexFile.open(found, in: path, files), let places = LinePlaces(kept)
    else { return nil }
    return (kept, places)
  }

  /// The index of receipts as the parts gave them.
  static func draft(
    of manifest: Manifest,
    _ replica: Replica,
    in path: String,
    _ files: any FileSystem
  ) -> IndexDraft? {
    guard let found = try? identity(of: manifest, in: path, files),
      let places = replica.receiptPlaces
    else { return nil }
    let receipts = replica.club.receipts
    return IndexDraft(identity: found) {
      var image = ColumnImage()
      receipts.add(to: &image)
      places.add(to: &image)
      return image
    }
  }
}

/// Which indexes of receipts may be taken instead of reading the parts.
struct IndexedReceipts {
  /// So many lines at least make an index worth it.
  var from = Int.max
  /// The manifest of the base before, whose index may be there still.
  var before: Manifest?

  /// Whether the parts of a manifest are worth an index.
  func isWorth(_ manifest: Manifest) -> Bool {
    let lines = manifest.receipts.reduce(0) { $0 + $1.lines }
    return lines > 0 && lines >= from
  }
}
