import Glibc

/// Signs by RS256 with the system's libcrypto, which stands beside libcurl: curl's HTTPS rests on it.
///
/// It is looked up when it is first needed, so that a program without FCM never loads it.
enum SystemSigner {
  private typealias Pointer = UnsafeMutableRawPointer
  private typealias Make = @convention(c) () -> Pointer?
  private typealias Release = @convention(c) (Pointer?) -> Void
  private typealias MemoryFile = @convention(c) (UnsafeRawPointer?, Int32) -> Pointer?
  private typealias ReadKey = @convention(c) (Pointer?, Pointer?, Pointer?, Pointer?) -> Pointer?
  private typealias Begin =
    @convention(c) (Pointer?, Pointer?, Pointer?, Pointer?, Pointer?) -> Int32
  private typealias Sign =
    @convention(c) (
      Pointer?, UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<Int>?, UnsafePointer<UInt8>?, Int
    ) -> Int32

  /// The library's functions that signing takes.
  private struct Library: @unchecked Sendable {
    let file: MemoryFile
    let closeFile: Release
    let readKey: ReadKey
    let freeKey: Release
    let context: Make
    let freeContext: Release
    let sha256: Make
    let begin: Begin
    let sign: Sign

    /// Finds the library; nil where the system has none.
    init?() {
      let names = ["libcrypto.so.3", "libcrypto.so.1.1", "libcrypto.so"]
      guard let handle = names.lazy.compactMap({ dlopen($0, RTLD_NOW | RTLD_LOCAL) }).first else {
        return nil
      }
      func find<Function>(_ name: String, as type: Function.Type) -> Function? {
        dlsym(handle, name).map { unsafeBitCast($0, to: type) }
      }
      guard let file = find("BIO_new_mem_buf", as: MemoryFile.self),
        let closeFile = find("BIO_free_all", as: Release.self),
        let readKey = find("PEM_read_bio_PrivateKey", as: ReadKey.self),
        let freeKey = find("EVP_PKEY_free", as: Release.self),
        let context = find("EVP_MD_CTX_new", as: Make.self),
        let freeContext = find("EVP_MD_CTX_free", as: Release.self),
        let sha256 = find("EVP_sha256", as: Make.self),
        let begin = find("EVP_DigestSignInit", as: Begin.self),
        let sign = find("EVP_DigestSign", as: Sign.self)
      else { return nil }
      self.file = file
      self.closeFile = closeFile
      self.readKey = readKey
      self.freeKey = freeKey
      self.context = context
      self.freeContext = freeContext
      self.sha256 = sha256
      self.begin = begin
      self.sign = sign
    }
  }

  private static let library = Library()

  /// The RSA signature over the SHA-256 of bytes.
  ///
  /// - Parameters:
  ///   - bytes: What is signed.
  ///   - pem: A private key as PEM, without a password.
  /// - Returns: nil where the system has no such library, or the key is none.
  static func rs256(_ bytes: [UInt8], pem: String) -> [UInt8]? {
    guard let library, let key = key(pem, library) else { return nil }
    defer { library.freeKey(key) }
    guard let context = library.context() else { return nil }
    defer { library.freeContext(context) }
    guard library.begin(context, nil, library.sha256(), nil, key) == 1 else { return nil }
    var count = 0
    guard library.sign(context, nil, &count, bytes, bytes.count) == 1, count > 0 else { return nil }
    var signature = [UInt8](repeating: 0, count: count)
    guard library.sign(context, &signature, &count, bytes, bytes.count) == 1 else { return nil }
    return Array(signature.prefix(count))
  }

  private static func key(_ pem: String, _ library: Library) -> Pointer? {
    let text = Array(pem.utf8)
    return text.withUnsafeBytes { bytes in
      guard let file = library.file(bytes.baseAddress, Int32(clamping: bytes.count)) else {
        return nil
      }
      defer { library.closeFile(file) }
      // A password is never asked for on the terminal: an empty one stands ready.
      var password: [UInt8] = [0]
      return password.withUnsafeMutableBytes { library.readKey(file, nil, nil, $0.baseAddress) }
    }
  }
}
