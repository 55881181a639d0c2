import Loyalty
import Terminal

extension KeyState where Keyed: NamedListScreen {
  /// There is nothing under the cursor.
  var whyNothing: String? {
    screen.selected(context) == nil ? "why.nothingSelected" : nil
  }

  /// Nothing that can be changed is under the cursor.
  fileprivate var whyNoChange: String? {
    whyNothing ?? screen.selected(context).flatMap { screen.whyFixed($0) }
  }
}

/// The keys that every list of named things has.
enum NamedListKeys {
  /// The table of a list, its words under a beginning of catalogue keys.
  ///
  /// - Parameters:
  ///   - words: The beginning.
  ///   - hasArchive: Whether its things can be put away.
  /// - Returns: The table.
  static func table<Keyed: NamedListScreen>(
    _ words: String,
    hasArchive: Bool = true
  ) -> KeyTable<NamedListIntent<Keyed.Own>, KeyState<Keyed>> {
    KeyTable {
      Binding(
        .function(7),
        "n",
        .control("n"),
        does: .new,
        label: words + ".key.new",
        tooltip: words + ".key.new.hint",
        footer: 1,
        unless: { $0.context.whyNotWrite }
      )
      Binding(
        .function(4),
        "e",
        .enter,
        does: .edit,
        label: "key.edit",
        tooltip: words + ".key.edit.hint",
        footer: 2,
        unless: { $0.whyNoChange }
      )
      if hasArchive { archiving(words) }
      Binding.find(
        does: .find,
        footer: 5,
        unless: { $0.whyNothing }
      )
    }
  }

  private static func archiving<Keyed: NamedListScreen>(
    _ words: String
  ) -> KeyTable<NamedListIntent<Keyed.Own>, KeyState<Keyed>> {
    KeyTable {
      Binding(
        .function(8),
        "d",
        .delete,
        does: .archive,
        label: "button.archive",
        tooltip: words + ".key.archive.hint",
        footer: 3,
        unless: { $0.context.whyNotWrite ?? $0.whyNothing }
      )
      Binding(
        "f",
        does: .showArchive,
        label: "programs.key.showArchive",
        tooltip: words + ".key.showArchive.hint",
        footer: 4,
        unless: { $0.screen.whyNoArchive($0.context) }
      )
    }
  }
}
