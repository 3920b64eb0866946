import DirectoryModel
import Testing

/// Which users a text means.
struct UserMeaningTests {
  private var user: User {
    var user = User(
      reference: UserReference(source: "tines", id: UserID("Ab/7")), provider: "tines",
      fetchedAt: Timestamp(seconds: 0))
    user.displayName = "Zoë Lee"
    user.email = "zoe@x.io"
    user.username = "ZOE@x.io"
    return user
  }

  @Test(
    arguments: [
      ("Ab/7", true), ("ab/7", false), ("zoe@x.io", true), ("Zoe@X.IO", true), ("zoe lee", true),
      ("ZOË LEE", true), ("zoe", false), ("x.io", false), ("", false), ("tines/Ab/7", false),
    ])
  func `It is the id byte for byte, or a whole name in any case and without its accents`(
    text: String, isMeant: Bool
  ) {
    #expect(user.answers(to: text) == isMeant)
  }

  @Test func `A name that is absent or empty means nobody, and one that comes twice counts once`() {
    #expect(user.callNames == ["zoe@x.io", "zoe lee"])
    var bare = user
    bare.displayName = .empty
    bare.email = nil
    bare.username = ""
    #expect(bare.callNames.isEmpty)
    #expect(!bare.answers(to: ""))
  }

  @Test(
    arguments: [
      ("tines/7", "tines", "7"), ("tines/a/b", "tines", "a/b"), ("scim/7", nil, nil),
      ("tines/", nil, nil), ("tines", nil, nil), ("/7", nil, nil), ("Tines/7", nil, nil),
    ] as [(String, String?, String?)])
  func `A source and an id are read where the source is one`(
    text: String, source: String?, id: String?
  ) {
    let reference = UserReference(text, sources: ["tines", "a"])
    #expect(reference?.source == source)
    #expect(reference?.id.text == id)
  }
}
