extension Store {
  /// Names this program's format in the manifest before its first record stands in the journal.
  ///
  /// Older programs then refuse the store by its version instead of calling records damaged that
  /// they do not know. Needs the lock.
  ///
  /// - Throws: `notSaved`, or `readOnly` where a newer program has been here meanwhile.
  func raiseFormat() throws(StoreProblem) {
    let known = Manifest.knownFormat
    guard manifest.format.write < known.write || manifest.format.read < known.read else { return }
    var fresh = try Self.readManifest(at: path, files)
    guard fresh.format.write <= known.write else { throw newer(fresh.format) }
    fresh.format.read = max(fresh.format.read, known.read)
    fresh.format.write = max(fresh.format.write, known.write)
    try publish(fresh)
    manifest.format = fresh.format
  }

  /// Replaces MANIFEST.json as a whole; needs the lock.
  private func publish(_ fresh: Manifest) throws(StoreProblem) {
    do throws(FileProblem) {
      try prepare(fresh)
      try files.synchronizeFolder(path)
    } catch { throw .notSaved(error) }
  }

  /// Whether a newer program writes the store by now, which explains what is not understood.
  func newerFormat() -> StoreProblem? {
    do throws(StoreProblem) {
      let format = try Self.readManifest(at: path, files).format
      return format.write > Manifest.knownFormat.write ? newer(format) : nil
    } catch {
      guard case .newerFormat(let needs, let knows) = error else { return nil }
      foundReason = .newerFormat(needs: needs, knows: knows)
      return .readOnly(.newerFormat(needs: needs, knows: knows))
    }
  }

  func newer(_ format: Manifest.Format) -> StoreProblem {
    let reason = ReadOnlyReason.newerFormat(
      needs: format.write,
      knows: Manifest.knownFormat.write
    )
    foundReason = reason
    return .readOnly(reason)
  }
}
