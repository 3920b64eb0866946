import HTTPTransport
import Testing

struct SecretTests {
  /// Something of ours that holds a secret.
  private struct Holder {
    let secret: Secret
    let list: [Secret]
    let option: Secret?
  }

  private static let secret = Secret("s3cr3t-value")
  private static let holder = Holder(secret: secret, list: [secret], option: secret)

  @Test func `A secret is revealed to who asks for it`() {
    #expect(Self.secret.reveal() == "s3cr3t-value")
  }

  @Test func `No way to print a secret shows it`() {
    let secret = Self.secret
    var dumped = ""
    dump(secret, to: &dumped)
    dump(Self.holder, to: &dumped)
    let texts = [
      "\(secret)", String(describing: secret), String(reflecting: secret), "\([secret])",
      "\(["key": secret])", "\(String(describing: Optional(secret)))", "\(Self.holder)",
      String(reflecting: Self.holder), dumped,
    ]
    for text in texts {
      #expect(!text.contains("s3cr3t"))
      #expect(text.contains("<secret>"))
    }
  }

  @Test func `A mirror of a secret is empty`() {
    #expect(Mirror(reflecting: Self.secret).children.isEmpty)
  }
}
