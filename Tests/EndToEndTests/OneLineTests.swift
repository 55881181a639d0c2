import Foundation
import TestSupport
import Testing

@Suite("Commands that are one line of the contract")
struct OneLineTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try Program.makeStore(folder)
    try Program.apply(
      folder,
      #"{"command":"createBonusProgram","name":"Bonuses","password":"sesame","tiers":[{"from":"0","percent":"2"}]}"#,
      #"{"command":"createBonusProgram","name":"Open","tiers":[{"from":"0","percent":"2"}]}"#,
      #"{"command":"createGroup","name":"New","loyalty":"bonus","program":"Open","isDefault":true}"#,
      #"{"command":"createGroup","name":"VIP","loyalty":"bonus","program":"Bonuses"}"#,
      #"{"command":"registerClient","name":"Анна","phone":"0501234567"}"#,
      #"{"command":"registerClient","name":"Вера","phone":"0507654321","groups":["VIP"]}"#,
      #"{"command":"createProduct","name":"Кибер-час","category":"gameTime","price":"100"}"#,
      #"{"command":"createProduct","name":"7 Up","category":"bar","price":"35"}"#,
      #"{"command":"accrue","client":1,"amount":"250","reason":"gift"}"#,
      #"{"command":"createVenue","name":"Hall"}"#
    )
  }

  private func run(_ line: String..., input: String = "") throws -> Finished {
    try Program.run(folder, line, input: input)
  }

  /// The answer line of `apply`.
  private func applied(_ line: String) throws -> String { try Program.apply(folder, line).output }

  @Test("A sale by arguments is the sale of apply, and its answer the contract's line")
  func sell() throws {
    let one = [
      "--client", "0501234567", "--line", "2 Кибер-час", "--line", "7 Up", "--line",
      "Чипсы;bar;2;45,50", "--bonuses", "max", "--venue", "Hall",
    ]
    let quoted = try Program.run(folder, ["quote", "--format", "json"] + one)
    let sold = try Program.run(folder, ["sell", "--number", "T-1", "--format", "json"] + one)
    #expect(quoted.status == 0)
    #expect(sold.status == 0)
    let figures = #""gross":"326.00","discount":"0.00","bonusesSpent":"200.00""#
    #expect(quoted.output.contains(#""receipt":null,"# + figures))
    #expect(sold.output.contains(#""receipt":1,"# + figures))
    let repeated = try applied(
      """
      {"command":"sell","client":1,"venue":"Hall","bonuses":"max","externalNumber":"T-1",\
      "lines":[{"product":"Кибер-час","quantity":"2"},{"product":"7 Up"},\
      {"name":"Чипсы","category":"bar","quantity":"2","price":"45.50"}]}
      """
    )
    #expect(repeated == sold.output)
  }

  @Test("A sale is told as labels, lines and rules in the language that was asked for")
  func table() throws {
    let run = try run(
      "sell",
      "--client",
      "#1",
      "--line",
      "1,5 Кибер-час",
      "--bonuses",
      "50",
      "--language",
      "ru"
    )
    #expect(run.lines.contains { $0.hasPrefix("К оплате") && $0.hasSuffix("100,00") })
    #expect(run.lines.contains { $0.hasPrefix("Кибер-час") && $0.contains("150,00") })
    #expect(run.output.contains("Начисление Open 2\u{A0}%"))
  }

  @Test("The password comes from a file or standard input; a wrong one is refused")
  func password() throws {
    let sale = ["quote", "--client", "0507654321", "--line", "Кибер-час", "--password"]
    try folder.write("sesame\r\n".utf8, to: "word")
    let right = try Program.run(folder, sale + [folder.path("word")])
    #expect(right.status == 0)
    #expect(right.lines.contains { $0.hasPrefix("Accrued") && $0.hasSuffix("2.00") })
    let piped = try Program.run(folder, sale + ["-"], input: "sesame")
    #expect(piped.output == right.output)
    let wrong = try Program.run(folder, sale + ["-"], input: "sesam\n")
    #expect(wrong.status == 1)
    #expect(wrong.output.isEmpty)
    #expect(wrong.errors.contains("password"))
    let none = try Program.run(folder, sale + [folder.path("none")])
    #expect(none.errors.contains("cannot be read"))
  }

  @Test("What is refused is one sentence and status 1, in JSON the contract's line")
  func refused() throws {
    let table = try run("sell", "--client", "1", "--line", "Кибер-час", "--bonuses", "999")
    #expect(table.status == 1)
    #expect(table.output.isEmpty)
    #expect(table.errors.contains("usable 250.00, on this receipt at most 100.00"))
    let json = try run(
      "sell",
      "--client",
      "1",
      "--line",
      "Кибер-час",
      "--bonuses",
      "999",
      "--format",
      "json"
    )
    #expect(json.status == 1)
    #expect(json.output.contains(#""refusal":"notEnoughBonuses""#))
    let typed = try run("sell", "--line", "a;b")
    #expect(typed.status == 64)
    #expect(typed.errors.contains("“a;b”"))
    #expect(try run("refund").status == 64)
    #expect(try run("sell", "--client", "1", "--line", "Нет такого").status == 1)
  }

  @Test("A promo code is activated by phone and code; its repair is told, a refusal is a sentence")
  func activate() throws {
    try Program.apply(
      folder,
      #"{"command":"createPromoCode","name":"ЛЕТО2024","bonuses":"50"}"#,
      #"{"command":"createPromoCode","name":"ЗИМА","bonuses":"5","until":"2020-06-30"}"#,
      #"{"command":"createPromoCode","name":"ОСЕНЬ","bonuses":"30"}"#
    )
    let json = try run(
      "activate",
      "--phone",
      "0501234567",
      "--code",
      "KTNJ2024",
      "--format",
      "json",
      "--dry-run"
    )
    #expect(json.status == 0)
    #expect(json.output.contains(#""accrued":"50.00","balance":"300.00","code":"ЛЕТО2024""#))
    let table = try run("activate", "--phone", "0501234567", "--code", "KTNJ2024")
    #expect(table.lines.contains { $0.hasPrefix("Accrued") && $0.hasSuffix("50.00") })
    #expect(table.output.contains("KTNJ2024, ЛЕТО2024, another keyboard layout"))
    let again = try run("activate", "--client", "1", "--code", "лето 2024", "--language", "ru")
    #expect(again.status == 1)
    #expect(again.errors.contains("Клиент уже активировал промокод ЛЕТО2024"))
    #expect(again.errors.contains("Hall"))
    let expired = try run("activate", "--client", "1", "--code", "зима", "--language", "ru")
    #expect(expired.errors.contains("Промокод ЗИМА истёк, последний день 30.06.2020"))
    let sale = ["--client", "0507654321", "--line", "Кибер-час", "--promo-code", "осень"]
    let sold = try Program.run(folder, ["sell", "--bonuses", "0"] + sale)
    #expect(sold.output.contains("Promo code ОСЕНЬ"))
    #expect(try run("ledger", "2").output.contains("promo code ОСЕНЬ"))
  }

  @Test("A dry run saves nothing; a request id answers a repeat with the first answer")
  func dryRunAndRequest() throws {
    let dry = try run("sell", "--line", "Кибер-час", "--dry-run")
    #expect(dry.status == 0)
    #expect(dry.errors.contains("Nothing is saved"))
    #expect(try run("receipt", "1").status == 1)
    let sale = ["accrue", "--client", "1", "--amount", "5", "--reason", "x", "--request-id", "r1"]
    let first = try Program.run(folder, sale)
    #expect(try Program.run(folder, sale).output == first.output)
    #expect(try run("client", "1").lines.contains { $0.hasSuffix("255.00") })
  }

  @Test("Lines go back whole or in part; the receipt and the history show it")
  func refund() throws {
    try Program.run(
      folder,
      ["sell", "--client", "1", "--number", "T-7", "--line", "2 Кибер-час", "--line", "7 Up"]
    )
    let part = try run("refund", "--number", "T-7", "--line", "1 0,5", "--refund-number", "R-1")
    #expect(part.lines.first == "Money back          50.00")
    let rest = try run("refund", "1", "--line", "1")
    #expect(rest.lines.first == "Money back          150.00")
    #expect(try run("refund", "1", "--line", "1").status == 1)
    #expect(try run("receipt", "1").output.contains("Money back 200.00"))
    let taken = try run("correct", "--client", "1", "--amount", "-5", "--reason", "count")
    #expect(taken.status == 0)
    let ledger = try run("ledger", "0501234567")
    #expect(ledger.output.contains("by hand: count"))
    #expect(ledger.output.contains("Refund"))
  }
}
