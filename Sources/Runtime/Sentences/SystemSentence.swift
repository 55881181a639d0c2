import Glibc
package import Localization

extension Words {
  /// What the system answered, by its error number: "no space on the disk".
  package func systemReason(_ code: Int32, call: String) -> String {
    switch code {
    case ENOSPC: self("system.noSpace")
    case EDQUOT: self("system.quota")
    case EACCES, EPERM: self("system.noPermission")
    case EROFS: self("system.readOnlyDisk")
    case EIO: self("system.inputOutput")
    case ENOENT: self("system.notThere")
    case EISDIR: self("system.isFolder")
    case ENXIO: self("system.notAFile")
    case ENOTDIR: self("system.notAFolder")
    case ELOOP: self("system.link")
    case EEXIST: self("system.exists")
    case ENOTEMPTY: self("system.notEmpty")
    case EBUSY, ETXTBSY: self("system.inUse")
    case EAGAIN: self("system.lent")
    case ENAMETOOLONG: self("system.nameTooLong")
    case EMFILE, ENFILE: self("system.tooManyFiles")
    case EFBIG: self("system.fileTooLarge")
    default: self("system.error", ["code": .text(String(code)), "call": .text(call)])
    }
  }
}
