import Foundation

// frontdesk-bench [--clients N] [--program PATH] [open|find|save|wire …]
//
// Prints the figures of the issue against a peer or a bare system call of the same run.
let arguments = BenchArguments(CommandLine.arguments.dropFirst())
var report = Report()
let club = try BenchClub(clientCount: arguments.clientCount)
defer { club.remove() }
if arguments.wants("open") { try OpenBench.run(club, program: arguments.program, &report) }
if arguments.wants("find") { try FindBench.run(club, &report) }
if arguments.wants("save") { try SaveBench.run(club, &report) }
if arguments.wants("wire") { try WireBench.run(club, program: arguments.program, &report) }
print("\n\(report.missed == 0 ? "all aims met" : "aims missed: \(report.missed)")")
