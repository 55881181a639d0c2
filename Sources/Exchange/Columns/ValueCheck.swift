import Loyalty

/// Turns a value's problem into the row's, with the heading and the value that it is about.
struct ValueCheck<Column: ImportColumn> {
  let line: Int
  let header: HeaderMap<Column>

  func callAsFunction<Value>(
    _ column: Column,
    _ text: String,
    _ read: (String) throws(ValueProblem) -> Value
  ) throws(RowProblem) -> Value {
    do throws(ValueProblem) {
      return try read(text)
    } catch {
      throw problem(column, text, .invalid(error))
    }
  }

  func optional<Value>(
    _ column: Column,
    _ text: String?,
    _ read: (String) throws(ValueProblem) -> Value
  ) throws(RowProblem) -> Value? {
    guard let text else { return nil }
    return try callAsFunction(column, text, read)
  }

  func problem(_ column: Column, _ text: String, _ reason: RowProblem.Reason) -> RowProblem {
    RowProblem(line: line, heading: header.heading(of: column), value: text, reason: reason)
  }
}
