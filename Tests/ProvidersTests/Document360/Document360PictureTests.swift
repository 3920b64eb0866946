import DirectoryModel
import Testing

@testable import Providers

@Suite struct Document360PictureTests {
  private func cut(_ text: String) -> String {
    String(decoding: Document360Picture.withoutQuery(Array(text.utf8)[...]), as: UTF8.self)
  }

  @Test func `the raw record lacks the signature and nothing else`() async throws {
    let user = try await document360User(Document360Sample.danny, id: Document360Sample.dannyID)
    let expected = ProviderExample.document360Older.answered
    #expect(String(decoding: user.raw, as: UTF8.self) == expected)
    #expect(
      user.attributes.last == .init("profile_logo_url", .string(Document360Sample.dannyPicture)))
  }

  @Test func `a row of the list lacks the signature too`() async throws {
    let user = try await document360ListedUser(Document360Sample.listedPeter)
    let expected = Document360Sample.listedPeter.replacing(
      "?\(Document360Sample.signature)", with: "")
    #expect(String(decoding: user.raw, as: UTF8.self) == expected)
  }

  @Test(
    arguments: [
      (
        #"{"profile_logo_url":"https://a/b?x=\"1\"","z":"?"}"#,
        #"{"profile_logo_url":"https://a/b","z":"?"}"#
      ),
      (
        #"{"profile_logo_url" : "https:\/\/a\/b\u003Fsig=1"}"#,
        #"{"profile_logo_url" : "https:\/\/a\/b"}"#
      ),
      (#"{"profile_logo_url":"a\\u003f"}"#, #"{"profile_logo_url":"a\\u003f"}"#),
      (#"{"profile\u005flogo_url":"a?b"}"#, #"{"profile\u005flogo_url":"a"}"#),
      (
        #"{"profile_logo_url":"a?1","profile_logo_url":"b?2"}"#,
        #"{"profile_logo_url":"a","profile_logo_url":"b"}"#
      ),
      (
        #"{"profile_logo_url":["a?1",{"url":"b?2"}],"n":"c?3"}"#,
        #"{"profile_logo_url":["a",{"url":"b"}],"n":"c?3"}"#
      ),
      (#"{"more":{"profile_logo_url":"a?b"}}"#, #"{"more":{"profile_logo_url":"a"}}"#),
      (
        #"{"first_name":"profile_logo_url","last_name":"a?b"}"#,
        #"{"first_name":"profile_logo_url","last_name":"a?b"}"#
      ),
      (
        #"{"profile_logo_url":null,"last_name":"a?b"}"#,
        #"{"profile_logo_url":null,"last_name":"a?b"}"#
      ),
      (#"{"profile_logo_url" "a?b"}"#, #"{"profile_logo_url" "a"}"#),
      (#"{"profile_logo_url":"a?b"#, #"{"profile_logo_url":"a"#),
      (
        #"{"user_id":18446744073709551617,"n":1.50,"profile_logo_url":"a"}"#,
        #"{"user_id":18446744073709551617,"n":1.50,"profile_logo_url":"a"}"#
      ),
    ])
  func `only the queries of pictures are cut`(record: String, expected: String) {
    #expect(cut(record) == expected)
  }

  @Test func `a record that can't be decoded is kept without its signature`() async throws {
    let user = try await document360ListedUser(
      #"{"user_id":"1","profile_logo_url":"https://a/b?sig=secret","first_name" "q"}"#)
    #expect(user.problems.first?.original.contains("no JSON") == true)
    #expect(!String(decoding: user.raw, as: UTF8.self).contains("secret"))
  }

  @Test func `a picture of the wrong type shows no signature in its problem`() async throws {
    let user = try await document360ListedUser(
      #"{"user_id":"1","profile_logo_url":{"url":"https://a/b?sig=secret"}}"#)
    #expect(user.problems.count == 1)
    #expect(!user.json.text().contains("secret"))
  }
}
