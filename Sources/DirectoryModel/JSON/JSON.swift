/// A JSON value as it was written: numbers keep their text and objects the order of their members.
///
/// Foundation's decoder loses both, and an id of twenty digits with them.
package enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  /// The number's text, valid after RFC 8259 section 6.
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  /// A name and its value in an object.
  package struct Member: Hashable, Sendable {
    package let name: String
    package let value: JSON

    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// The value of an object's member; the last one counts where a name is written twice.
  package subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// What kind of value this is, in JSON's words.
  package var kind: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .number(String(value)) }
  package init(nilLiteral: ()) { self = .null }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}

extension JSON {
  package init(_ value: String?) { self = value.map(JSON.string) ?? .null }
  package init(_ value: Bool?) { self = value.map(JSON.bool) ?? .null }
  package init(_ value: Int?) { self = value.map { .number(String($0)) } ?? .null }
  package init(_ value: Timestamp?) { self = value.map { .string($0.rfc3339) } ?? .null }
  /// The text as it came, without its marks.
  package init(_ value: DisplayText?) { self = value.map { .string($0.original) } ?? .null }
}

/// Why bytes are not the JSON that was expected, and where.
package struct JSONError: Error, Hashable, Sendable {
  package let message: String
  /// The offset of the byte at fault.
  package let offset: Int

  package init(_ message: String, offset: Int) {
    self.message = message
    self.offset = offset
  }
}
