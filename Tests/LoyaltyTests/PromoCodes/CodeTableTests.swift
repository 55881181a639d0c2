import Testing

@testable import Loyalty

@Suite("The index of codes")
struct CodeTableTests {
  @Test("It finds what a plain dictionary finds, through 40,000 codes with equal beginnings")
  func reference() throws {
    var dice = Dice(seed: 3)
    var table = CodeTable()
    var known: [String: CodePlace] = [:]
    for number in 1...40 {
      let id = PromoCode.ID(UInt32(number))
      if number.isMultiple(of: 4) {
        let text = "КОД \(number * 7_919)"
        table.put(id, code: text)
        known[CodeKey(text).text] = CodePlace(promoCode: id, place: 0)
        continue
      }
      var codes = BatchCodes(prefix: number.isMultiple(of: 2) ? "Клуб-" : "", length: 8)
      for place in 0..<1_000 {
        let part = (0..<8).map { _ in PromoCodeBatch.symbols[dice.roll(0...30)] }
        codes.append(part)
        known[CodeKey(codes[place]).text] = CodePlace(promoCode: id, place: place)
      }
      table.put(id, codes)
    }
    for (text, place) in known {
      let match = try #require(table.find(CodeKey(text)))
      #expect(match.isExact)
      #expect(match.place == place)
      #expect(table.find(CodeKey(text + "A")) == nil)
    }
  }

  @Test("Among equal texts the one in use is found, wherever it stands; else the last revoked")
  func equalTexts() {
    for usable in 0..<20 {
      var table = CodeTable()
      for number in 0..<20 {
        let id = PromoCode.ID(UInt32(number + 1))
        table.put(id, code: "ЛЕТО")
        if number != usable { table.free(id) }
      }
      #expect(table.find(CodeKey("ЛЕТО"))?.place.promoCode.number == UInt32(usable + 1))
      table.free(PromoCode.ID(UInt32(usable + 1)))
      let last = table.find(CodeKey("ЛЕТО"))
      #expect(last?.place.promoCode.number == 20)
      #expect(last?.isInUse == false)
    }
  }

  @Test("ChaCha20 gives the block of RFC 8439, 2.3.2")
  func chaCha() {
    let key: [UInt32] = [
      0x0302_0100, 0x0706_0504, 0x0B0A_0908, 0x0F0E_0D0C, 0x1312_1110, 0x1716_1514, 0x1B1A_1918,
      0x1F1E_1D1C,
    ]
    let constants: [UInt32] = [0x6170_7865, 0x3320_646E, 0x7962_2D32, 0x6B20_6574]
    let counter: [UInt32] = [1, 0x0900_0000, 0x4A00_0000, 0]
    let input = constants + key + counter
    let block = CodeGenerator.block(of: input)
    let hex = block.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    #expect(
      hex
        == "10f1e7e4d13b5915500fdd1fa32071c4c7d1f4c733c068030422aa9ac3d46c4e"
        + "d2826446079faa0914c2d705d98b02a2b5129cd1de164eb9cbd083e8a2503c4e"
    )
  }

  @Test("Every symbol comes about as often as every other")
  func even() {
    var generator = CodeGenerator(Seed(words: [1, 2, 3]))
    var counts: [UInt8: Int] = [:]
    for _ in 0..<62_000 { counts[generator.symbol(), default: 0] += 1 }
    #expect(counts.count == 31)
    #expect(counts.values.allSatisfy { (1_800...2_200).contains($0) })
  }
}
