/// Cuts what a program writes to a terminal into characters and control sequences (ECMA-48).
struct ControlParser {
  /// One thing to do.
  enum Piece: Hashable {
    case print(Unicode.Scalar)
    /// A C0 control.
    case control(UInt8)
    /// The final byte after ESC.
    case escape(UInt8)
    /// The final byte of a control sequence, its numbers, and whether it is one of DEC's.
    case sequence(UInt8, numbers: [Int], isPrivate: Bool)
  }

  private enum State {
    case ground, escape, charset, sequence, string, stringEscape
  }

  private var state = State.ground
  private var numbers: [Int] = []
  private var hasNumber = false
  private var isPrivate = false
  /// The bits of an unfinished UTF-8 sequence, and how many bytes it lacks.
  private var scalar: UInt32 = 0
  private var missing = 0

  /// Takes a byte.
  /// - Returns: what it completes; nil if nothing.
  mutating func next(_ byte: UInt8) -> Piece? {
    switch state {
    case .ground: return text(byte)
    case .escape: return escape(byte)
    case .charset: state = .ground
    case .sequence: return sequence(byte)
    case .string:
      if byte == 0x07 { state = .ground } else if byte == 0x1B { state = .stringEscape }
    case .stringEscape: state = byte == UInt8(ascii: "\\") ? .ground : .string
    }
    return nil
  }

  private mutating func text(_ byte: UInt8) -> Piece? {
    switch byte {
    case 0x1B: state = .escape
    case ..<0x20, 0x7F: return .control(byte)
    case ..<0x80:
      missing = 0
      return .print(Unicode.Scalar(byte))
    case ..<0xC0:
      guard missing > 0 else { return nil }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
      missing -= 1
      if missing == 0 { return Unicode.Scalar(scalar).map(Piece.print) }
    case ..<0xE0: (scalar, missing) = (UInt32(byte & 0x1F), 1)
    case ..<0xF0: (scalar, missing) = (UInt32(byte & 0x0F), 2)
    default: (scalar, missing) = (UInt32(byte & 0x07), 3)
    }
    return nil
  }

  private mutating func escape(_ byte: UInt8) -> Piece? {
    state = .ground
    switch Unicode.Scalar(byte) {
    case "[":
      state = .sequence
      numbers = []
      hasNumber = false
      isPrivate = false
    case "]", "P", "^", "_", "X": state = .string
    case "(", ")", "*", "+", "#", "%", " ": state = .charset
    default: return .escape(byte)
    }
    return nil
  }

  private mutating func sequence(_ byte: UInt8) -> Piece? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      if !hasNumber { numbers.append(0) }
      hasNumber = true
      numbers[numbers.count - 1] = min(numbers[numbers.count - 1] * 10 + Int(byte & 0xF), 65_535)
    case UInt8(ascii: ";"), UInt8(ascii: ":"):
      if !hasNumber { numbers.append(0) }
      hasNumber = false
    case 0x3C...0x3F: isPrivate = true
    case 0x20...0x2F: break
    case 0x40...0x7E:
      state = .ground
      return .sequence(byte, numbers: numbers, isPrivate: isPrivate)
    case 0x1B: state = .escape
    case ..<0x20: return .control(byte)
    default: state = .ground
    }
    return nil
  }
}
