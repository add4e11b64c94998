/// A value of an extract as it stands in the file: UTF-8, no copy.
typealias Bytes = UnsafeBufferPointer<UInt8>

@inline(__always) func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
/// A letter of ASCII, large or small.
@inline(__always) func isLetter(_ byte: UInt8) -> Bool { (byte | 32) &- 97 < 26 }
