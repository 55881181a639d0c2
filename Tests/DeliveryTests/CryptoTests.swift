import Testing

@testable import Delivery

@Suite("SHA-256 and HMAC against the published vectors")
struct CryptoTests {
  @Test(
    "SHA-256 of NIST's examples (FIPS 180-4)",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ]
  )
  func digests(text: String, digest: String) {
    #expect(HexText.of(SHA256.digest(of: text.utf8)) == digest)
  }

  @Test("SHA-256 of a million letters, in pieces of any length")
  func million() {
    var hash = SHA256()
    var left = 1_000_000
    var length = 1
    while left > 0 {
      hash.update(repeatElement(UInt8(ascii: "a"), count: min(length, left)))
      left -= length
      length = length % 997 + 61
    }
    let digest = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    #expect(HexText.of(hash.finish()) == digest)
  }

  private struct Vector {
    let key: [UInt8]
    let data: [UInt8]
    let code: String
  }

  @Test("HMAC-SHA256 of RFC 4231, short keys and long ones")
  func codes() {
    let vectors = [
      Vector(
        key: [UInt8](repeating: 0x0b, count: 20),
        data: Array("Hi There".utf8),
        code: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
      ),
      Vector(
        key: Array("Jefe".utf8),
        data: Array("what do ya want for nothing?".utf8),
        code: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
      ),
      Vector(
        key: [UInt8](repeating: 0xaa, count: 20),
        data: [UInt8](repeating: 0xdd, count: 50),
        code: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
      ),
      Vector(
        key: [UInt8](repeating: 0xaa, count: 131),
        data: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
        code: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
      ),
    ]
    for vector in vectors {
      #expect(HexText.of(HMAC.code(of: vector.data, key: vector.key)) == vector.code)
    }
  }

  @Test("Codes are compared whole")
  func same() {
    #expect(HMAC.isSame([1, 2, 3], [1, 2, 3]))
    #expect(!HMAC.isSame([1, 2, 3], [1, 2, 4]))
    #expect(!HMAC.isSame([1, 2, 3], [1, 2]))
  }

  @Test("A secret is printed as dots, however it is printed")
  func secret() {
    let secret = Secret("open sesame")
    var dumped = ""
    dump(secret, to: &dumped)
    for text in ["\(secret)", String(reflecting: secret), "\([secret])", dumped] {
      #expect(!text.contains("sesame"))
    }
  }
}
