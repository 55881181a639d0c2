import JSONText
import Loyalty

/// Devices of messages as JSON, by their numbers.
///
///     {"message":8,"took":[40133],"arrived":[7],"missed":[12]}
enum DeviceCoding {
  /// Writes the members that hold something, in the order of the numbers.
  static func write(
    _ took: some Sequence<DeviceMark>,
    _ arrived: some Sequence<DeviceMark>,
    _ missed: some Sequence<DeviceMark>,
    to writer: inout JSONWriter
  ) {
    for (key, devices) in [
      ("took", took.sorted()), ("arrived", arrived.sorted()), ("missed", missed.sorted()),
    ] where !devices.isEmpty {
      writer.key(key)
      writer.array(devices) { $0.integer(Int($1.number)) }
    }
  }

  static func write(_ report: DeviceReport, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("message", report.message.number)
      write(report.took, report.delivered, report.missed, to: &writer)
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> [DeviceMark] {
    try reader.array { reader throws(JSONProblem) in
      DeviceMark(number: try reader.integer(as: UInt32.self))
    }
  }

  static func readReport(_ reader: inout JSONReader) throws(JSONProblem) -> DeviceReport {
    var message: Message.ID?
    var devices: [String: [DeviceMark]] = [:]
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "message": message = try reader.identifier()
      case "took", "arrived", "missed": devices[key] = try read(&reader)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return DeviceReport(
      try reader.required(message, "message"),
      took: devices["took"] ?? [],
      delivered: devices["arrived"] ?? [],
      missed: devices["missed"] ?? []
    )
  }
}
