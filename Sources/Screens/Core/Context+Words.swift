package import Localization
package import Loyalty

extension Context {
  /// Why a key does nothing now, as a sentence; a store that can only be read says what is wrong
  /// with it.
  package func sentence(why reason: String) -> String {
    if reason == "why.readOnly", case .readOnly(let problem) = saving {
      return refusalSentence.problem(.readOnly(reason: problem))
    }
    return words(reason).capitalisedFirst
  }

  /// That nothing can be changed, with all that is known of it in the list of messages.
  package func readOnlyNotice(_ reason: String) -> Notice {
    Notice(
      .trouble,
      refusalSentence.problem(.readOnly(reason: reason)),
      about: "readOnly",
      detail: readOnlyAdvice
    )
  }

  /// The club's local time of day: "21:14".
  package func time(_ moment: Moment) -> String {
    let time = club.calendar.time(of: moment)
    return words.time(hour: time.hour, minute: time.minute)
  }

  /// "saved 21:13:58", or that nothing can be saved.
  package var lastSaved: String {
    switch saving {
    case .possible(let last?), .demo(let last?):
      let time = club.calendar.time(of: last)
      let text = words.time(hour: time.hour, minute: time.minute, second: time.second)
      return words("frame.saved", ["time": .text(text)])
    case .possible(nil), .demo(nil), .readOnly, .noStore: return ""
    }
  }
}

extension Words {
  /// A day in full: "14.03.2025".
  package func date(_ day: Day) -> String {
    let (year, month, dayOfMonth) = day.date
    return date(year: year, month: month, day: dayOfMonth)
  }

  /// A day without its year: "14.03".
  package func shortDate(_ day: Day) -> String {
    shortDate(month: day.month, day: day.dayOfMonth)
  }
}
