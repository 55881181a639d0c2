import Localization
import Loyalty
import LoyaltyStore
import Screens

extension Session {
  /// Creates the store with its starter groups and goes to the menu.
  func found(_ settings: Settings, _ groups: [GroupDraft]) {
    do {
      try Store.create(
        at: desk.place,
        settings: settings,
        allowsNetwork: desk.allowsNetwork
      )
      let opened = try Store.open(at: desk.place, patience.options(of: desk))
      if !groups.isEmpty { try opened.commit(.createStarterGroups(groups), by: desk.staff) }
      sitDown(at: SessionStore(opened, isDemo: false, wake: wake))
      let facts: [String: WordValue] = [
        "name": .text(opened.club.settings.name), "place": .text(desk.place),
      ]
      tell(.done, words("setup.done", facts))
    } catch let problem as StoreProblem {
      notFounded(storeSentence(problem))
    } catch let refusal as Refusal {
      notFounded(context.sentence(for: refusal))
    } catch {
      notFounded(String(describing: error))
    }
  }

  /// Opens the example instead.
  func showDemo() {
    do {
      let (folder, opened) = try DemoFolder.make(desk, words: words, patience.options(of: desk))
      demo = folder
      sitDown(at: SessionStore(opened, isDemo: true, wake: wake))
      tell(.note, words("setup.demo"))
    } catch let problem as StoreProblem {
      notFounded(storeSentence(problem))
    } catch {
      notFounded(String(describing: error))
    }
  }

  private func sitDown(at store: SessionStore) {
    self.store = store
    shell = Shell(Destination.menu.screen(context))
    isStale = true
  }

  private func notFounded(_ sentence: String) {
    isStale = true
    carryOut(shell.receive(.notFounded(sentence), context))
  }
}
