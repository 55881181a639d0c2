import Testing

@testable import Loyalty

@Suite("Entries of the index of codes")
struct CodeIndexTests {
  @Test("Entries put in together are found as if put in one by one, in the same order")
  func together() {
    // Few hashes, so that many entries share one, in all shards and beside others of their slot.
    let hashes = (0..<5_000).map { number in
      let hash = UInt64(number % 700) &* 0x9E37_79B9_7F4A_7C15
      return number.isMultiple(of: 3) ? hash & 0xFF00_0000_0000_00FF : hash
    }
    var (single, together) = (CodeIndex(), CodeIndex())
    for (entry, hash) in hashes.enumerated() { single.insert(entry, hash) }
    for start in stride(from: 0, to: hashes.count, by: 1_250) {
      together.insert(from: start, Array(hashes[start..<start + 1_250]))
    }
    together.insert(from: hashes.count, [])
    for hash in Set(hashes) {
      let expected = hashes.indices.filter { hashes[$0] == hash }
      #expect(found(hash, in: single).filter { hashes[$0] == hash } == expected)
      #expect(found(hash, in: together).filter { hashes[$0] == hash } == expected)
    }
  }

  private func found(_ hash: UInt64, in index: CodeIndex) -> [Int] {
    var entries: [Int] = []
    index.search(hash) { entry in
      entries.append(entry)
      return false
    }
    return entries
  }
}
