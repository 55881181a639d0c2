import JSONText
import Loyalty

@testable import LoyaltyStore

/// The fuzzer of the store's readers, run by libFuzzer: `.ci/run` builds it with `-sanitize=fuzzer`.
///
/// The first byte of an input says which reader gets the rest: "r" the reader of records beside the
/// bulk reader of the journal, anything else the bulk reader of cards beside the strict one. A
/// checksum is put behind it, so that the readers see what stands before.
@main
enum StoreFuzz {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    _ = runFuzzer(&count, &arguments) { lookAtOneInput($0, $1) }
  }

  static func look(_ input: [UInt8]) {
    guard let first = input.first else { return }
    let line = checked(input.dropFirst())
    if first == UInt8(ascii: "r") { lookAtRecord(line) } else { lookAtCard(line) }
  }

  /// The line that these bytes begin: with a comma, a checksum and the end of the object.
  private static func checked(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    Array(ChecksummedLine.line(of: bytes.filter { $0 != 0x0A } + [0x7D]).dropLast())
  }

  /// Both readers of records take a line or neither does; what is taken is written as it is read.
  private static func lookAtRecord(_ line: [UInt8]) {
    let strict = try? RecordCoding.read(line, 0..<line.count)
    let chunk = JournalChunk(LineChunk(offset: 0, bytes: line + [0x0A]))
    guard case .record(let record, _)? = strict else {
      if case .record = chunk.lines[0].content { preconditionFailure("only in bulk") }
      return
    }
    guard case .record(let head, _) = chunk.lines[0].content, head == record.head else {
      preconditionFailure("not in bulk")
    }
    let (bytes, _) = RecordCoding.line(of: record)
    guard case .record(let again, _)? = try? RecordCoding.read(bytes, 0..<bytes.count - 1),
      again == record
    else { preconditionFailure("read otherwise than written") }
  }

  /// What the bulk reader takes the strict one takes too, with the same facts.
  private static func lookAtCard(_ line: [UInt8]) {
    var reader = JSONReader(line)
    let strict = try? ClientCoding.read(&reader)
    var batch = CardBatch()
    var scanner = CardScanner(line, in: 0..<line.count, base: 0)
    guard scanner.scan(into: &batch, tail: .checksum) != nil else { return }
    guard let strict, batch.ids == [strict.id.number], (try? reader.finish()) != nil else {
      preconditionFailure("the strict reader refuses what the bulk reader takes")
    }
    var table = ClientTable()
    table.load(batch.clients, rows: 0..<1)
    var other = CardBatch()
    other.append(strict, place: 0..<line.count)
    var strictTable = ClientTable()
    strictTable.load(other.clients, rows: 0..<1)
    let id = Client.ID(1)
    guard table.columns(of: id) == strictTable.columns(of: id),
      table.foldedName(of: id) == strictTable.foldedName(of: id)
    else { preconditionFailure("the two readers differ") }
  }
}

/// What libFuzzer's own main would call; it is linked in and not run.
@_cdecl("LLVMFuzzerTestOneInput")
func lookAtOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  StoreFuzz.look(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

/// What libFuzzer calls for each input.
typealias OneInput = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ oneInput: OneInput
) -> CInt
