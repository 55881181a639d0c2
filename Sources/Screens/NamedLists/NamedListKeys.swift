import Loyalty
import Terminal

extension KeyState where Keyed: NamedListScreen {
  /// There is nothing under the cursor.
  var whyNothing: String? {
    screen.selected(context) == nil ? "why.nothingSelected" : nil
  }
}

/// The keys that every list of named things has.
enum NamedListKeys {
  /// The table of a list, its words under a beginning of catalogue keys.
  static func table<Keyed: NamedListScreen>(
    _ words: String
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
        unless: { $0.whyNothing }
      )
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
        .function(3),
        "/",
        silent: ["."],
        does: .find,
        label: "key.find",
        tooltip: "key.find.hint",
        footer: 5,
        unless: { $0.whyNothing }
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
