/// A record as its provider wrote it, for reading by people and not by programs.
///
/// What is no Unicode text in it stays visible: bytes that are no UTF-8 as `\xFF`, lone surrogates
/// as the escapes that they came as. All else is shown as any other JSON.
package struct RawJSON: Hashable, Sendable {
  /// The value, each of whose texts and names is what stands between its quotation marks.
  package let shown: JSON

  /// - Throws: where the bytes are no JSON even so.
  package init(_ bytes: [UInt8]) throws(JSONError) {
    shown = try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
      var parser = JSONParser(buffer, faults: .shown)
      return try parser.text()
    }
  }

  package func text(_ layout: JSON.Layout = .compact) -> String {
    shown.text(layout, isLiteral: true)
  }
}
