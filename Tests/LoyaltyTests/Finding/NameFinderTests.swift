import Loyalty
import Testing

@Suite("Finding forgives (screens.md, beside the table)")
struct NameFinderTests {
  private static let people: [(name: String, phone: UInt64)] = [
    ("Иванов Пётр", 380_501_234_567), ("Марченко Ольга", 380_671_112_233),
    ("Дем’яненко Іван", 380_931_234_000), ("Ґалаґан Наталія", 380_999_994_567),
    ("Сергій Шевченко", 79_121_234_999), ("Жуков Сергей", 79_161_000_001),
    ("John Smith", 48_600_123_456), ("Чернов Юлия", 380_440_000_000),
    ("José Núñez", 34_600_000_000),
    ("Қасымов Әлихан", 77_011_234_888),
  ]

  private func find(_ typed: String, limit: Int = 200) -> FoundNames {
    var block = NameBlock()
    for person in Self.people { block.append(person.name) }
    return NameFinder(ClientQuery(typed: typed), limit: limit).find(
      blocks: 1,
      names: { _ in block },
      phones: { _ in ColumnValues(Self.people.map(\.phone)) }
    )
  }

  private func names(_ typed: String) -> [String] {
    find(typed).matches.map { Self.people[$0.row].name }
  }

  @Test(
    "What was typed finds the person",
    arguments: [
      ("иванов", "Иванов Пётр"), ("петр", "Иванов Пётр"), ("ПЁТР ИВАН", "Иванов Пётр"),
      ("bdfyjd", "Иванов Пётр"), ("Bdfyjd Gtnh", "Иванов Пётр"), ("ivanov", "Иванов Пётр"),
      ("ivan", "Иванов Пётр"), ("Демьяненко", "Дем’яненко Іван"),
      ("дем'яненко", "Дем’яненко Іван"), ("демʼяненко", "Дем’яненко Іван"),
      ("дем`яненко", "Дем’яненко Іван"), ("Демяненко", "Дем’яненко Іван"),
      ("галаган", "Ґалаґан Наталія"), ("ґалаґан", "Ґалаґан Наталія"),
      ("наталья", "Ґалаґан Наталія"), ("natalia", "Ґалаґан Наталія"),
      ("ольга марченко", "Марченко Ольга"), ("olha", "Марченко Ольга"),
      ("olga", "Марченко Ольга"), ("vfhxtyrj", "Марченко Ольга"), ("мар оль", "Марченко Ольга"),
      ("shevchenko", "Сергій Шевченко"), ("zhukov", "Жуков Сергей"), (";erjd", "Жуков Сергей"),
      ("chernov", "Чернов Юлия"), ("yulia", "Чернов Юлия"), ("iuliia", "Чернов Юлия"),
      ("ыьшер", "John Smith"), ("jose nunez", "José Núñez"),
      ("касымов", "Қасымов Әлихан"), ("alikhan", "Қасымов Әлихан"),
    ]
  )
  func findsPerson(typed: String, name: String) {
    #expect(names(typed).contains(name))
  }

  @Test(
    "Every spelling in Latin letters finds both Сергей and Сергій",
    arguments: ["sergiy", "sergey", "serhii", "sergei", "serhiy", "serg", "serge"]
  )
  func serhii(typed: String) {
    #expect(Set(names(typed)) == ["Сергій Шевченко", "Жуков Сергей"])
  }

  @Test("What had to be done is told")
  func repairs() {
    #expect(find("иванов").repair == .none)
    #expect(find("ivanov").repair == .transliterated)
    #expect(find("Демьяненко").repair == .soundsAlike)
    #expect(find("bdfyjd").repair == .layout(from: .us, to: .russian, reads: "иванов"))
    #expect(find("smith").repair == .none)
    #expect(find("ыьшер").repair == .layout(from: .russian, to: .us, reads: "smith"))
    #expect(find("никого нет").total == 0)
  }

  @Test("A whole word ranks before the beginning of one, and that before the inside")
  func ranks() {
    #expect(names("иван") == ["Дем’яненко Іван", "Иванов Пётр"])
    #expect(find("иван").matches.map(\.rank.fit) == [.whole, .beginning])
    #expect(find("ченко").matches.map(\.rank.fit) == [.inside, .inside])
  }

  @Test("The last digits of a phone come before the same digits inside")
  func phoneTails() {
    #expect(names("4567") == ["Иванов Пётр", "Ґалаґан Наталія"])
    #expect(names("45-67") == names("4567"))
    #expect(find("1234").total == 5)
    #expect(find("1234").matches.allSatisfy { $0.rank.fit == .inside })
    #expect(names("(050) 123-45-67") == ["Иванов Пётр"])
    #expect(names("+38050") == ["Иванов Пётр"])
    #expect(names("0038050") == ["Иванов Пётр"])
    #expect(names("8 912 123") == ["Сергій Шевченко"])
    #expect(names("+4567") == [])
  }

  @Test("Digits beside a name are the phone's")
  func nameAndPhone() {
    #expect(names("наталия 4567") == ["Ґалаґан Наталія"])
    #expect(names("4567 иванов") == ["Иванов Пётр"])
    #expect(names("иванов 9999") == [])
  }

  @Test("An @ makes an e-mail of it, in the wrong layout too")
  func emails() {
    #expect(ClientQuery(typed: "Olga@mail").email == "olga@mail")
    #expect(ClientQuery(typed: "щдпф\"ьфшд.гф").email == "olga@mail.ua")
    #expect(ClientQuery(typed: "ольга").email == nil)
  }

  @Test("The limit cuts the list and not the count")
  func limits() {
    let found = find("о", limit: 2)
    #expect(found.matches.count == 2)
    #expect(found.total > 2)
    #expect(find("").total == 0)
  }

  @Test("A row that is given another name is found by that name only, and the others stay")
  func replaces() {
    var block = NameBlock()
    for number in 0..<300 { block.append("Клиент \(number) Иванович") }
    func rows(_ typed: String) -> [Int] {
      NameFinder(ClientQuery(typed: typed)).find(
        blocks: 1,
        names: { _ in block },
        phones: { _ in [] }
      ).matches.map(\.row)
    }
    block.replace(7, with: "Олександра Довгопрізвищенко-Найдовша")
    block.replace(8, with: "")
    #expect(rows("найдовша довгопр") == [7])
    #expect(rows("oleksandra") == [7])
    #expect(rows("клиент 299") == [299])
    #expect(rows("клиент").count == 200)
    #expect(rows("клиент 29") == [29] + Array(290...299) + [129, 229])
    #expect(!rows("иванович").contains(8))
  }

  @Test("The search of many lanes finds what a plain one finds")
  func agreesWithPlainSearch() {
    var seed: UInt64 = 3
    func next(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    let letters = Array("абв")
    func word(_ length: Int) -> String { String((0..<length).map { _ in letters[next(3)] }) }
    let names = (0..<400).map { _ in word(1 + next(12)) + " " + word(1 + next(5)) }
    var block = NameBlock()
    for name in names { block.append(name) }
    for _ in 0..<60 {
      let typed = word(1 + next(3))
      let found = NameFinder(ClientQuery(typed: typed), limit: 400).find(
        blocks: 1,
        names: { _ in block },
        phones: { _ in [] }
      )
      let plain = names.indices.filter { names[$0].contains(typed) }
      #expect(found.matches.map(\.row).sorted() == plain)
    }
  }

  @Test("Words of one letter and of more are ranked as plain looking at each name ranks them")
  func ranksAgreeWithPlainLooking() {
    var seed: UInt64 = 11
    func next(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    let letters = Array("абв")
    func word(_ limit: Int) -> String { String((0...next(limit)).map { _ in letters[next(3)] }) }
    let names = (0..<300).map { number in
      number % 17 == 0 ? "" : (0...next(4)).map { _ in word(9) }.joined(separator: " ")
    }
    var block = NameBlock()
    for name in names { block.append(name) }
    /// How well a name answers, the worst of the words; nil where one is missing.
    func fit(_ typed: [String], _ name: String) -> NameRank.Fit? {
      let words = name.split(separator: " ")
      var worst = NameRank.Fit.whole
      for part in typed {
        guard name.contains(part) else { return nil }
        let fit: NameRank.Fit =
          words.contains(Substring(part))
          ? .whole : words.contains { $0.hasPrefix(part) } ? .beginning : .inside
        if fit.rawValue > worst.rawValue { worst = fit }
      }
      return worst
    }
    for limit in [1, 1, 1, 3] {
      for _ in 0..<20 {
        let typed = (0...next(3)).map { _ in word(limit) }
        let found = NameFinder(ClientQuery(typed: typed.joined(separator: " ")), limit: 400)
          .find(blocks: 1, names: { _ in block }, phones: { _ in [] })
        let exact = found.matches.filter { !$0.rank.bySound }
        let plain = names.indices.compactMap { row in fit(typed, names[row]).map { (row, $0) } }
        #expect(exact.map(\.row).sorted() == plain.map(\.0), "\(typed)")
        for match in exact { #expect(match.rank.fit == fit(typed, names[match.row]), "\(typed)") }
      }
    }
  }
}
