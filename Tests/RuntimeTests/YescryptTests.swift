import Loyalty
import Runtime
import Testing

@Suite("rules.md §4.1: passwords of programs")
struct YescryptTests {
  @Test("The password that was hashed matches, another one does not")
  func matching() throws {
    let hash = try Yescrypt.hash("Пароль-7 🎮")
    #expect(Yescrypt.matches("Пароль-7 🎮", hash))
    #expect(!Yescrypt.matches("пароль-7 🎮", hash))
    #expect(!Yescrypt.matches("", hash))
  }

  @Test("The hash is yescrypt's, under a salt of its own each time, and tells nothing of the text")
  func salted() throws {
    let first = try Yescrypt.hash("night")
    let second = try Yescrypt.hash("night")
    #expect(first.text.hasPrefix("$y$"))
    #expect(first != second)
    #expect(!first.text.contains("night"))
  }

  @Test("What cannot be a password is refused, and a broken hash matches nothing")
  func refused() {
    #expect(throws: Yescrypt.Problem.empty) { try Yescrypt.hash("") }
    #expect(throws: Yescrypt.Problem.zeroByte) { try Yescrypt.hash("a\0b") }
    let long = String(repeating: "щ", count: 300)
    #expect(throws: Yescrypt.Problem.tooLong(600)) { try Yescrypt.hash(long) }
    #expect(!Yescrypt.matches("night", PasswordHash("not a hash")))
    #expect(!Yescrypt.matches("night", PasswordHash("")))
  }
}
