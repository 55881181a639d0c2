import Loyalty
import Runtime
import Testing

@Suite("rules.md §4.1: passwords of programs")
struct PasswordsTests {
  @Test("The password that was hashed matches, another one does not")
  func matching() throws {
    let hash = try Passwords.hash("Пароль-7 🎮")
    #expect(Passwords.matches("Пароль-7 🎮", hash))
    #expect(!Passwords.matches("пароль-7 🎮", hash))
    #expect(!Passwords.matches("", hash))
  }

  @Test("The hash is yescrypt's, under a salt of its own each time, and tells nothing of the text")
  func salted() throws {
    let first = try Passwords.hash("night")
    let second = try Passwords.hash("night")
    #expect(first.text.hasPrefix("$y$"))
    #expect(first != second)
    #expect(!first.text.contains("night"))
  }

  @Test("What cannot be a password is refused, and a broken hash matches nothing")
  func refused() {
    #expect(throws: Passwords.Problem.empty) { try Passwords.hash("") }
    #expect(throws: Passwords.Problem.zeroByte) { try Passwords.hash("a\0b") }
    let long = String(repeating: "щ", count: 300)
    #expect(throws: Passwords.Problem.tooLong(600)) { try Passwords.hash(long) }
    #expect(!Passwords.matches("night", PasswordHash("not a hash")))
    #expect(!Passwords.matches("night", PasswordHash("")))
  }
}
