import DirectoryModel
import Testing

@testable import roster

@Suite struct SourceTagsTests {
  private func tags(_ names: String..., given: String = "") -> String {
    var tags = SourceTags(given: given)
    return String(names.compactMap { tags.next(for: $0) })
  }

  @Test func `A tag is the first free letter of the name, in capitals`() {
    #expect(tags("tines", "tines-2", "tines-3") == "TIN")
    #expect(tags("1password") == "P")
  }

  @Test func `A name without a free letter gets its digits, then the alphabet, then digits`() {
    #expect(tags("t", "t7", "t7.x") == "T7X")
    #expect(tags("t", "t-t") == "TA")
    #expect(tags("..") == "A")
    #expect(tags("a", given: "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "0")
  }

  @Test func `Tags that are set have precedence over those that are made`() throws {
    let text =
      sourceText() + sourceText("name = \"b\"", "tag = \"A\"") + sourceText("name = \"ab\"")
    let made = try parseConfiguration(text).sources.map(\.configuration.source.tag)
    #expect(made == ["B", "A", "C"])
  }

  @Test func `When no character is left there is no tag`() {
    var tags = SourceTags(given: "")
    let made = (0..<94).compactMap { _ in tags.next(for: "a") }
    #expect(Set(made).count == 94)
    #expect(tags.next(for: "a") == nil)
  }

  @Test func `A tag fills one cell`() {
    for text in ["a", "!", "~", "é", "Я"] { #expect(SourceTags.isTag(text), "\(text)") }
    for text in ["", " ", "ab", "\u{7F}", "山", "e\u{301}", "\u{301}", "😀", "½", "ﬀ", "\u{202E}"] {
      #expect(!SourceTags.isTag(text), "\(text)")
    }
  }
}
