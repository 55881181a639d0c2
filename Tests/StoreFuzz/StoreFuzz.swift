/// The fuzzer of the store's readers, run by libFuzzer: `.ci/run` builds it with `-sanitize=fuzzer`.
///
/// ReaderLooks.swift is a link to the file of LoyaltyStoreTests, which replays the corpus.
@main
enum StoreFuzz {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    _ = runFuzzer(&count, &arguments) { lookAtOneInput($0, $1) }
  }
}

/// What libFuzzer's own main would call; it is linked in and not run.
@_cdecl("LLVMFuzzerTestOneInput")
func lookAtOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  if case .wrong(let what) = ReaderLooks.look(input) { preconditionFailure(what) }
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
