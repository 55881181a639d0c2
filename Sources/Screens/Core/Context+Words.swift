import Localization
package import Loyalty

extension Context {
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
