/// A value of fixed width of which every pattern of bits is one, so that a column of them may be
/// looked at where it stands in a file.
public protocol PlainValue: BitwiseCopyable, Hashable, Sendable {}

extension UInt8: PlainValue {}
extension UInt16: PlainValue {}
extension UInt32: PlainValue {}
extension UInt64: PlainValue {}
extension Int32: PlainValue {}
extension Int64: PlainValue {}
