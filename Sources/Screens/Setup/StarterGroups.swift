package import Localization
package import Loyalty

/// The groups that an empty store offers (rules.md §3.7); their names are the language's words.
package enum StarterGroups {
  /// New, Regulars and VIP; new clients go into the first.
  package static func drafts(_ words: Words) -> [GroupDraft] {
    ["new", "regulars", "vip"].map { name in
      GroupDraft(
        name: words("groups.starter." + name),
        description: words("groups.starter." + name + ".description"),
        isDefault: name == "new"
      )
    }
  }
}
