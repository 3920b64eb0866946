import DirectoryModel
import Foundation
import Testing

@testable import HTTPTransport

struct RedactorTests {
  /// With what every way of escaping changes.
  private static let secret = #"k3y/of+the="ex\ample" é%41"#

  private static func redacted(_ text: String, _ secret: String = secret, isPair: Bool = false)
    -> String
  {
    let redactor = Redactor()
    redactor.learn(Secret(secret), isPair: isPair)
    return redactor.redacted(DisplayText(text)).original
  }

  /// The secret as others would write it.
  private static var spellings: [String] {
    get throws {
      let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
      let strict = try #require(secret.addingPercentEncoding(withAllowedCharacters: unreserved))
      let lenient = try #require(
        secret.addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed))
      let everything = secret.utf8.map { String(format: "%%%02x", $0) }.joined()
      let json = String(decoding: try JSONEncoder().encode(secret), as: UTF8.self)
      let ascii = secret.unicodeScalars.map { String(format: "\\u%04X", $0.value) }.joined()
      let base64 = Data(secret.utf8).base64EncodedString()
      return [
        secret, strict, lenient, everything, strict.replacing("%20", with: "+"),
        String(json.dropFirst().dropLast()), ascii, base64,
        base64.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: ""),
        try #require(base64.addingPercentEncoding(withAllowedCharacters: unreserved)),
        base64.replacing("/", with: "\\/"),
      ]
    }
  }

  @Test func `A credential is found in every spelling, alone and in the middle`() throws {
    for spelling in try Self.spellings {
      #expect(Self.redacted(spelling) == "<secret>", "\(spelling)")
      #expect(Self.redacted("a \(spelling), b") == "a <secret>, b", "\(spelling)")
      #expect(Self.redacted("\(spelling)\(spelling)") == "<secret><secret>", "\(spelling)")
    }
  }

  @Test func `A credential within something longer in base64 is found, wherever it begins`() {
    let secret = "abcdefghijklmnop"
    for prefix in ["", "x", "xy", "xyz", "Bearer "] {
      let text = Data("\(prefix)\(secret) and more".utf8).base64EncodedString()
      let core = Data("\(secret)".utf8).base64EncodedString().prefix(8)
      let clean = Self.redacted(text, secret)
      #expect(clean.contains("<secret>"), "\(prefix)")
      #expect(!clean.contains(core))
    }
  }

  @Test func `A part of a credential, or something like it, is left alone`() {
    for text in [
      "", "k3y", "%", "\\", "\\u00", "%4", "<secret>", "abc", String(Self.secret.dropLast()),
    ] {
      #expect(Self.redacted(text) == text)
    }
  }

  @Test func `Of a user and a password each part is a secret, unless it is too short to tell`() {
    let pair = "alice:pa:ss word"
    for text in ["alice:pa:ss word", "alice", "pa:ss word", "pa%3Ass+word"] {
      #expect(Self.redacted(text, pair, isPair: true) == "<secret>", "\(text)")
    }
    #expect(Self.redacted("a bc a:bc", "a:bc", isPair: true) == "a bc <secret>")
    #expect(Self.redacted("alice", pair) == "alice", "a colon alone makes no pair")
  }

  @Test func `All credentials that were used are found, each in its place`() {
    let redactor = Redactor()
    for secret in ["first-key", "first-key-longer", "second-key", ""] {
      redactor.learn(Secret(secret))
    }
    #expect(
      redactor.redacted("first-key-longer first-key second-key")?.description
        == "<secret> <secret> <secret>")
    #expect(redactor.redacted("nothing") == nil)
  }

  @Test func `Base64 is that of RFC 4648 section 10`() {
    let samples = [
      "": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "fooba": "Zm9vYmE=",
      "foobar": "Zm9vYmFy",
    ]
    for (plain, encoded) in samples {
      #expect(String(decoding: Base64.encoded(Array(plain.utf8)), as: UTF8.self) == encoded)
    }
    let all = Array(UInt8.min...UInt8.max)
    #expect(Base64.encoded(all) == Array(Data(all).base64EncodedString().utf8))
  }
}
