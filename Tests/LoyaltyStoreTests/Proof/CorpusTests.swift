import Foundation
import TestSupport
import Testing

@Suite("What the fuzzer began with and what it found")
struct CorpusTests {
  /// The inputs of Tests/StoreFuzz/Corpus: a finding is put there as a file of its own.
  private static var inputs: [(name: String, bytes: [UInt8])] {
    get throws {
      var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
      parts.removeLast(3)
      let folder = parts.joined(separator: "/") + "/StoreFuzz/Corpus"
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
        (name, Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))))
      }
    }
  }

  @Test("The readers agree on every input, on each cut of it and on each bit of it turned")
  func replay() throws {
    let inputs = try Self.inputs
    #expect(Set(inputs.compactMap { $0.bytes.first }) == Set("rcsmb".utf8))
    for (name, bytes) in inputs {
      if !name.hasPrefix("finding-") { #expect(ReaderLooks.look(bytes) == .taken, "\(name)") }
      for place in bytes.indices {
        var turned = bytes
        turned[place] ^= 1 << (place % 8)
        for input in [Array(bytes[..<place]), turned] {
          guard case .wrong(let what) = ReaderLooks.look(input) else { continue }
          Issue.record("\(name), byte \(place): \(what)")
        }
      }
    }
  }
}
