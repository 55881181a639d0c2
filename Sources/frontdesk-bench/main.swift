import Foundation

// frontdesk-bench [--clients N] [--receipts N] [--program PATH]
//   [quote|simulate|codes|find|save|sell|import|open|wire …]
//
// Prints the figures of the program against a peer or a bare system call of the same run.
do {
  exit(try Benches(BenchArguments(CommandLine.arguments.dropFirst())).run() == 0 ? 0 : 1)
} catch {
  FileHandle.standardError.write(Data("frontdesk-bench: \(error)\n".utf8))
  exit(1)
}
