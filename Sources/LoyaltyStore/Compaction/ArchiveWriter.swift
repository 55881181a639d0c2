import Loyalty

/// Writes what the closed segments tell into new parts of receipts/ and history/.
struct ArchiveWriter {
  /// The store's folder.
  let path: String
  let files: any FileSystem
  /// The club as the last of the records left it.
  let club: Club
  /// How many receipts and gifts the older parts hold.
  let archived: (receipts: Int, gifts: Int)

  /// The new parts.
  struct Parts {
    let receipts: Manifest.Part
    let history: Manifest.Part
  }

  /// Goes through the segments, oldest first.
  ///
  /// - Parameters:
  ///   - segments: The segments, open.
  ///   - names: The new files, from the store's folder.
  ///   - records: The first and the last record that the segments hold.
  /// - Returns: What the manifest says of the parts.
  /// - Throws: `file`.
  func write(
    _ segments: [OpenFile],
    to names: (receipts: String, history: String),
    records: ClosedRange<UInt64>
  ) throws(StoreProblem) -> Parts {
    var receipts = try part(names.receipts)
    var history = try part(names.history)
    var merged: [Client.ID: RecordHead] = [:]
    for segment in segments {
      let size = try filing { () throws(FileProblem) in try segment.size() }
      var chunks = LineChunks(segment, in: 0..<size)
      let club = club
      try chunks.forEach(parse: { ArchiveChunk($0, club) }) { chunk throws(StoreProblem) in
        guard !chunk.isBad else { throw unreadable(segment) }
        try filing { () throws(FileProblem) in
          try receipts.add(chunk.receipts, count: chunk.receiptLines)
          try history.add(chunk.history, count: chunk.historyLines)
        }
        for (client, head) in chunk.merged { merged[client] = head }
      }
      guard chunks.offset == size else { throw unreadable(segment) }
    }
    try write(movedBy: merged, to: &receipts)
    for place in archived.gifts..<max(club.giftCount, archived.gifts) {
      let line = ReceiptArchive.line(.gift(club.gift(at: place)))
      try filing { () throws(FileProblem) in try receipts.add(line) }
    }
    return Parts(
      receipts: try filing { () throws(FileProblem) in
        try receipts.finish(first: records.lowerBound, last: records.upperBound)
      },
      history: try filing { () throws(FileProblem) in
        try history.finish(first: records.lowerBound, last: records.upperBound)
      }
    )
  }

  private func part(_ name: String) throws(StoreProblem) -> PartWriter {
    try filing { () throws(FileProblem) in try PartWriter(name, in: path, files) }
  }

  /// A merge of cards numbers lots anew: receipts of older parts are told again.
  private func write(
    movedBy merged: [Client.ID: RecordHead],
    to part: inout PartWriter
  ) throws(StoreProblem) {
    for (client, head) in merged.sorted(by: { $0.key < $1.key }) {
      for id in club.receipts.ids(of: client) where Int(id.number) <= archived.receipts {
        let receipt = try read(id).sold(to: club.receipts.buyer(of: id))
        try filing { () throws(FileProblem) in
          try part.add(ReceiptArchive.line(.now(receipt, by: head.by), seq: head.seq))
        }
      }
    }
  }

  private func read(_ id: Receipt.ID) throws(StoreProblem) -> Receipt {
    do throws(Refusal) {
      return try club.receipts.receipt(id)
    } catch {
      guard case .receiptUnreadable(let id, let file) = error else {
        throw .compactionDiffers(.receipts)
      }
      throw .receiptUnreadable(receipt: id, file: file)
    }
  }

  private func unreadable(_ file: OpenFile) -> StoreProblem {
    .lineDamaged(file: file.path)
  }
}
