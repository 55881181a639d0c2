#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How many files this process may hold open.
package enum OpenFiles {
  /// More than a store of many years has; tables of the kernel grow with what is really open.
  private static let wanted: rlim_t = 65_536

  /// Raises the limit as far as the system lets it.
  ///
  /// Each folding of the journal adds parts to the archives, which stay open: a shell's 1,024 would be
  /// used up by three years of nightly foldings.
  package static func raiseLimit() {
    var limit = rlimit()
    guard getrlimit(kind, &limit) == 0, limit.rlim_cur < wanted else { return }
    limit.rlim_cur = min(wanted, limit.rlim_max)
    _ = setrlimit(kind, &limit)
  }

  #if canImport(Glibc)
    private static let kind = __rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue))
  #else
    private static let kind = RLIMIT_NOFILE
  #endif
}
