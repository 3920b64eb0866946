import DirectoryModel
import Testing

struct ShellWordTests {
  @Test(
    arguments: [
      ("roster", "roster"), ("a@b.io", "a@b.io"), ("/x/y_z-1.toml", "/x/y_z-1.toml"),
      ("mfa:off,on", "mfa:off,on"), ("", "''"), ("a b", "'a b'"), ("~/x", "'~/x'"),
      ("$HOME", "'$HOME'"),
      ("it's", #"'it'\''s'"#), ("`id`", "'`id`'"), ("é", "'é'"), ("a\nb", "'a\nb'"),
      ("[x]", "'[x]'"), ("{a}", "'{a}'"),
    ])
  func `A text is one word of a shell, in quotes where it has to be`(text: String, word: String) {
    #expect(text.shellWord == word)
  }
}
