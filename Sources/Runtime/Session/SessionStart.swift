import Foundation
import Localization
import Loyalty
import LoyaltyStore
import Screens

/// What a session begins with: an open store, the example, or the first start.
package struct SessionStart {
  let desk: Desk
  let words: Words
  let wake: Wake
  let patience = Patience()
  let store: SessionStore?
  let demo: DemoFolder?
  /// The club that screens look at while there is no store.
  let nobody: Club?

  /// Opens the store; where nothing stands at its place, the first start will make one.
  ///
  /// - Throws: `CommandFailure` for a store that cannot be opened.
  package init(_ desk: Desk, isDemo: Bool) throws(CommandFailure) {
    self.desk = desk
    wake = Wake()
    SignalThread.begin(wake)
    let opened: Store?
    do {
      let options = patience.options(of: desk)
      let example = isDemo ? try DemoFolder.make(desk, words: desk.words(for: nil), options) : nil
      demo = example?.folder
      opened = try example?.store ?? Self.open(desk.place, options)
      nobody = opened == nil ? try Self.makeNobody() : nil
    } catch let problem as StoreProblem {
      throw CommandFailure(desk.storeSentence()(problem))
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(String(describing: error))
    }
    if let opened {
      let words = desk.words(for: isDemo ? nil : opened.club.settings)
      do throws(CommandFailure) {
        try desk.venue.check(in: opened.club, words, isExample: isDemo)
      } catch {
        demo?.remove()
        throw error
      }
    }
    store = opened.map { [wake] in SessionStore($0, isDemo: isDemo, wake: wake) }
    words = desk.words(for: isDemo ? nil : opened?.club.settings)
  }

  private static func open(_ path: String, _ options: StoreOptions) throws -> Store? {
    do throws(StoreProblem) {
      return try Store.open(at: path, options)
    } catch .missing {
      return nil
    }
  }

  private static func makeNobody() throws -> Club {
    let zone = TimeZone.current.identifier
    return try Club(
      settings: Settings(
        name: "FrontDesk",
        currency: .hryvnia,
        timeZone: TimeZone(identifier: zone) == nil ? "UTC" : zone,
        region: .ukraine,
        language: "en"
      )
    )
  }

  /// The menu, or the first start.
  func firstScreen(_ context: Context) -> any Screen {
    guard store == nil else { return Destination.menu.screen(context) }
    let defaults = SetupDefaults(
      timeZone: context.club.settings.timeZone,
      place: desk.place,
      timeZones: TimeZone.knownTimeZoneIdentifiers.filter {
        $0.contains("/") && !$0.hasPrefix("Etc/")
      },
      cities: ZoneWords.cities(from: desk.resources)
    )
    return SetupScreen(defaults, context)
  }

  /// Removes the example where the session did not begin.
  package func discard() {
    demo?.remove()
  }
}
