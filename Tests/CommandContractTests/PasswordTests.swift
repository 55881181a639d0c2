import CommandContract
import Loyalty
import Testing

@Suite("Passwords of programs")
struct PasswordTests {
  private func desk() throws -> Desk {
    var desk = try Till.desk()
    try desk.prepare(
      #"{"command":"editProgram","program":"Start","password":"open sesame"}"#,
      #"{"command":"accrue","client":1,"amount":"50","reason":"prize"}"#
    )
    return desk
  }

  private func sale(_ password: String?) -> String {
    let password = password.map { #","programPassword":"\#($0)""# } ?? ""
    return #"{"command":"sell","client":1,"bonuses":"max","lines":[\#(Till.hour)]\#(password)}"#
  }

  @Test("Only the hash of a password is kept, and null takes it away")
  func keepsHash() throws {
    var desk = try desk()
    #expect(
      desk.engine.club.programs.named("Start")?.password == PasswordHash("hash of open sesame")
    )
    try desk.prepare(#"{"command":"editProgram","program":"Start","password":null}"#)
    #expect(desk.engine.club.programs.named("Start")?.password == nil)
  }

  @Test("Without the password nothing of the program applies and no bonuses are spent")
  func asksForPassword() throws {
    var desk = try desk()
    let answer = try desk.result(sale(nil))
    #expect(answer.contains(#""bonusesSpent":"0.00","maximumBonuses":"0.00","toPay":"100.00","#))
    #expect(
      answer.hasSuffix(
        #""explanation":[{"rule":"redemption","outcome":"notApplied","#
          + #""missing":{"what":"password","by":null}},{"rule":"bonusProgram","#
          + #""outcome":"notApplied","missing":{"what":"password","by":null},"#
          + #""program":"Start","percent":"2.00"}]}"#
      )
    )
  }

  @Test("With the password the program applies; a wrong one is refused")
  func checksPassword() throws {
    var desk = try desk()
    let refusal = #"wrongPassword {"program":"Start","where":"programPassword"}"#
    #expect(try desk.refusal(sale("Open Sesame")) == refusal)
    #expect(
      try desk.refusal(
        #"{"query":"quote","client":1,"programPassword":"x","lines":[\#(Till.hour)]}"#
      ) == refusal
    )
    #expect(desk.engine.seq == 8)
    #expect(
      try desk.result(sale("open sesame")).contains(#""bonusesSpent":"50.00","#)
    )
  }

  @Test("A repeat is answered with the first result even after the password was changed")
  func repeatsAfterChange() throws {
    var desk = try desk()
    let line = #"{"requestId":"s1","# + sale("open sesame").dropFirst()
    let first = desk.send(line)
    try desk.prepare(#"{"command":"editProgram","program":"Start","password":"other"}"#)
    #expect(desk.send(line) == first)
  }

  @Test("What a request asks for is kept without its passwords")
  func leavesPasswordsOut() throws {
    let reader = ContractLine(passwords: Desk.passwords)
    let line = #"{"requestId":"r","# + sale("open sesame").dropFirst()
    let request = try reader.read(Array(line.utf8))
    let content = String(decoding: request.name?.content ?? [], as: UTF8.self)
    #expect(content.hasPrefix(#"{"bonuses":"max","client":1,"command":"sell""#))
    #expect(!content.contains("sesame"))
  }

  @Test("Where nothing can hash passwords, a line with one is not in this version")
  func needsHashing() throws {
    let reader = ContractLine()
    let lines = [
      (sale("x"), "programPassword"),
      (#"{"command":"editProgram","program":1,"password":"x"}"#, "password"),
    ]
    for (line, field) in lines {
      #expect(throws: LineRefusal.malformed(Malformed(.notInThisVersion(field), at: Place(field))))
      {
        try reader.read(Array(line.utf8))
      }
    }
    #expect(
      throws: LineRefusal.malformed(
        Malformed(.outOfRange("0 characters", from: 1, to: 200), at: Place("programPassword"))
      )
    ) {
      try ContractLine(passwords: Desk.passwords).read(Array(sale("").utf8))
    }
  }

  @Test("Wrong passwords are written down by program, client and tries")
  func reports() throws {
    var desk = try desk()
    let before = desk.engine.seq
    let head = #"{"command":"reportWrongPasswords","program":"Start","client":1,"tries":"#
    try desk.prepare(head + "3}")
    #expect(desk.engine.seq == before + 1)
    #expect(
      try desk.refusal(head + "0}")
        .hasPrefix(#"malformed {"reason":"outOfRange""#)
    )
  }
}
