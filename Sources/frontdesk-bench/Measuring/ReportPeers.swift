import Foundation

/// The same report asked of databases, where they are installed: rows in memory, indexes made,
/// the best of three.
struct ReportPeers {
  let name: String
  /// Milliseconds for all of time and for a month, and the sum of money over the groups; nil where
  /// the database is not there.
  let figures: (all: Double, month: Double, paid: Int64)?

  /// Asks SQLite and DuckDB through Python.
  ///
  /// - Parameters:
  ///   - made: The club and its sales.
  ///   - bounds: Where the month before begins, the month begins, and it ends.
  /// - Returns: What each of them needed.
  /// - Throws: What writing the files throws.
  static func run(_ made: SalesClub, _ bounds: [Int64]) throws -> [ReportPeers] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "frontdesk-bench-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try made.write(to: folder)
    return ["SQLite", "DuckDB"].map { name in
      ReportPeers(name: name, figures: ask(name, [folder] + bounds.map { String($0) }))
    }
  }

  private static func ask(
    _ name: String,
    _ arguments: [String]
  ) -> (all: Double, month: Double, paid: Int64)? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, name] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    guard (try? process.run()) != nil else { return nil }
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let parts = output.split(whereSeparator: \.isWhitespace)
    guard parts.count == 3, let all = Double(parts[0]), let month = Double(parts[1]),
      let paid = Int64(parts[2])
    else { return nil }
    return (all, month, paid)
  }

  private static let script = """
    import csv, sys, time
    name, folder, b, f, t = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
    if name == 'SQLite':
        import sqlite3
        db = sqlite3.connect(':memory:')
        def load(file, table, columns):
            db.execute(f'create table {table} ({columns})')
            marks = ','.join('?' * len(columns.split(',')))
            rows = ([int(c) if c else None for c in r] for r in csv.reader(open(f'{folder}/{file}')))
            db.executemany(f'insert into {table} values ({marks})', rows)
        kind = 'integer'
    else:
        import duckdb
        db = duckdb.connect()
        def load(file, table, columns):
            db.execute(f'create table {table} ({columns})')
            db.execute(f"copy {table} from '{folder}/{file}' (header false)")
        kind = 'bigint'
    columns = lambda names: ','.join(f'{n} {kind}' for n in names.split())
    load('sets.csv', 'sets', columns('place grp'))
    load('clients.csv', 'clients', columns('id place'))
    load('sales.csv', 'sales', columns('made client place paid bonuses accrued'))
    if name == 'SQLite':
        db.execute('create index by_time on sales (made, place, client, paid, bonuses, accrued)')
        db.execute('create index by_place on clients (place, id)')
        db.execute('analyze')
    else:
        db.execute('create index by_time on sales (made)')
    def ask(first, last):
        when = f'made >= {first} and made < {last}'
        sums = db.execute(f'''select grp, sum(n), sum(p), sum(b), sum(a) from (select place, count(*) n,
          sum(paid) p, sum(bonuses) b, sum(accrued) a from sales where {when} group by place) s
          join sets using (place) group by grp order by grp''').fetchall()
        active = db.execute(f'''select grp, sum(n) from (select place, count(*) n from clients where id in
          (select distinct client from sales where {when}) group by place) c
          join sets using (place) group by grp''').fetchall()
        return sum(int(r[2]) for r in sums), active
    def best(*periods):
        times = []
        for _ in range(3):
            start = time.perf_counter()
            for period in periods: found = ask(*period)
            times.append((time.perf_counter() - start) * 1000)
        return min(times), found[0]
    everything, paid = best((-2**62, 2**62))
    month, _ = best((b, f), (f, t))
    print(everything, month, paid)
    """
}
