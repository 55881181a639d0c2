import Foundation

// frontdesk-bench [--clients N] [--receipts N] [--program PATH]
//   [quote|simulate|codes|reports|find|save|undo|sell|import|open|wire|messages|desks|archive|
//   compact …]
//
// Prints the figures of the program against a peer or a bare system call of the same run.
do {
  let arguments = Array(CommandLine.arguments.dropFirst())
  // Figures of processes of their own: the bench starts itself.
  switch arguments.first {
  case "--desk":
    try DeskWriter.run(Array(arguments.dropFirst()))
    exit(0)
  case "--memory" where arguments.count >= 2:
    try ProcessAside.tellMemory(of: arguments[1], withIndex: arguments.last != "--lines")
    exit(0)
  case "--fold" where arguments.count == 2:
    try ProcessAside.tellFold(of: arguments[1])
    exit(0)
  default: break
  }
  exit(try Benches(BenchArguments(CommandLine.arguments.dropFirst())).run() == 0 ? 0 : 1)
} catch {
  FileHandle.standardError.write(Data("frontdesk-bench: \(error)\n".utf8))
  exit(1)
}
