import Localization
import Loyalty
import Terminal
import Testing

@testable import Screens

@Suite("What putting back says")
struct PutBackSentenceTests {
  /// A club after a command, and what putting the command back leads to.
  private struct Scene {
    let club: Club
    let returning: [Event]
    let after: Club

    init(_ commands: Command..., startingFrom club: Club? = nil) throws {
      var club = try club ?? Arena.club()
      for command in commands.dropLast() { try Arena.apply(command, to: &club, on: "2026-11-21") }
      let asking = Asking(at: try DeskDriver.startMoment(), by: Staff("Ольга"))
      let events = try club.decide(try #require(commands.last), for: asking)
      club.apply(events)
      self.club = club
      let cards = Dictionary(
        uniqueKeysWithValues: events.cardsToPutBack.compactMap { id in
          club.clients.cardInMemory(of: id).map { (id, $0) }
        }
      )
      var after = club
      var made: [Event] = []
      for command in try club.commands(puttingBack: events, cards: cards) {
        let next = try after.decide(command, for: asking)
        after.apply(next)
        made += next
      }
      returning = made
      self.after = after
    }

    func lines(_ language: Language = .russian) -> [String] {
      sentence(language, club).lines(returning)
    }

    func told(_ subject: String, _ language: Language = .russian) -> String {
      let what = sentence(language, after).told(returning, about: subject)
      return RepositoryWords.words(language)("state.putBack", ["what": .text(what)])
    }

    private func sentence(_ language: Language, _ club: Club) -> PutBackSentence {
      PutBackSentence(RepositoryWords.words(language), club: club) {
        club.clients.cardInMemory(of: $0)
      }
    }
  }

  @Test("An archived group comes out of the archive, a created one goes into it")
  func groups() throws {
    let archived = try Scene(.archiveGroup(.name("VIP_постоянные")))
    #expect(archived.lines() == ["из архива: группа VIP_постоянные"])
    #expect(archived.lines(.english) == ["out of the archive: group VIP_постоянные"])
    #expect(archived.lines(.ukrainian) == ["з архіву: група VIP_постоянные"])
    #expect(archived.told("группа VIP") == "Возвращено: из архива: группа VIP_постоянные")
    let created = try Scene(.createGroup(GroupDraft(name: "Ночь")))
    #expect(created.lines() == ["в архив: группа Ночь"])
    #expect(created.lines(.english) == ["into the archive: group Ночь"])
    #expect(created.lines(.ukrainian) == ["до архіву: група Ночь"])
  }

  @Test("A few who leave or join a group again are named, many are counted")
  func members() throws {
    let anna = ClientReference.phone("093 555 10 02")
    let joined = try Scene(.addToGroup([anna], .name("Раз_в_месяц")))
    #expect(joined.lines() == ["больше не в группе Раз_в_месяц: Кравченко Анна"])
    #expect(joined.lines(.english) == ["no longer in group Раз_в_месяц: Кравченко Анна"])
    #expect(joined.lines(.ukrainian) == ["більше не в групі Раз_в_месяц: Кравченко Анна"])
    let left = try Scene(
      .addToGroup([anna], .name("Раз_в_месяц")),
      .removeFromGroup([anna], .name("Раз_в_месяц"))
    )
    #expect(left.lines() == ["снова в группе Раз_в_месяц: Кравченко Анна"])
    #expect(left.lines(.ukrainian) == ["знову в групі Раз_в_месяц: Кравченко Анна"])
    let club = try Arena.club()
    let all = (1...14).map { ClientReference.id(Client.ID($0)) }
    let mass = try Scene(
      .createGroup(GroupDraft(name: "Участники_турнира_Ноябрь")),
      .addToGroup(all, .name("Участники_турнира_Ноябрь")),
      startingFrom: club
    )
    #expect(mass.lines() == ["больше не в группе Участники_турнира_Ноябрь: 14 клиентов"])
    for language in Language.allCases {
      #expect(mass.told("", language).displayWidth <= 76, "\(mass.told("", language))")
    }
  }

  @Test("Fields of a card and of a group return by their labels, what was and what will be")
  func fields() throws {
    var edit = ClientEdit(name: "Кравченко Анна Б", city: .set("Львов"))
    edit.consents = [.sms]
    let card = try Scene(.editClient(.id(Client.ID(4)), edit))
    #expect(card.lines().contains("Имя: Кравченко Анна Б → Кравченко Анна"))
    #expect(card.lines().contains("Город: Львов → –"))
    #expect(card.lines(.english).contains("Name: Кравченко Анна Б → Кравченко Анна"))
    #expect(card.lines(.ukrainian).contains("Місто: Львов → –"))
    #expect(card.lines().contains { $0.hasPrefix("Согласие на") })
    let group = try Scene(
      .editGroup(.name("Раз_в_месяц"), GroupEdit(name: "Редко", loyalty: .bonus))
    )
    #expect(
      group.lines() == [
        "Название: Редко → Раз_в_месяц",
        "Тип программы лояльности: Бонус → Без программы лояльности",
      ]
    )
    let renamed = try Scene(.editGroup(.name("Раз_в_месяц"), GroupEdit(name: "Редко")))
    #expect(
      renamed.told("группа Раз_в_месяц")
        == "Возвращено: группа Раз_в_месяц: Название: Редко → Раз_в_месяц"
    )
  }

  @Test("The default mark goes back")
  func defaultMark() throws {
    let moved = try Scene(.editGroup(.name("Раз_в_месяц"), GroupEdit(isDefault: true)))
    #expect(moved.lines() == ["Группа клиентов по умолчанию: Раз_в_месяц → Новые_клиенты"])
  }
}
