import DirectoryModel
import Testing

@testable import roster

@Suite struct ConfigurationErrorsTests {
  @Test(
    arguments: [
      (#"urll = "x""#, #"6:1: unknown key "urll" (did you mean "url"?)"#),
      ("\"\\u202e\" = 1", #"6:1: unknown key "<U+202E>""#),
      ("name = 5", "2:8: name must be a string, and this is an integer"),
      (
        #"name = "A b""#,
        #"2:8: name is "A b", but only a-z, 0-9, dot, underscore and hyphen are allowed"#
      ),
      (#"name = """#, "2:8: name is empty"),
      (#"tag = "ab""#, #"6:7: tag is "ab", not one letter or printable ASCII character"#),
      (#"tag = "山""#, #"6:7: tag is "山", not one letter or printable ASCII character"#),
      (#"provider = "tinse""#, #"3:12: unknown provider "tinse" (did you mean "tines"?)"#),
      (#"provider = "scim""#, #"3:12: provider "scim" is not supported by this version"#),
      (#"provider = "scalepad""#, "1:3: the source has no client_id, which scalepad requires"),
      (#"client_id = "1""#, "6:1: client_id is not a key of tines sources"),
      (
        #"auth = "bearr""#,
        #"6:8: auth is "bearr", not one of "bearer", "basic" (did you mean "bearer"?)"#
      ),
      (#"admin_url = "https://x/1""#, "6:13: admin_url has no {id} for the user's id"),
      (
        #"admin_url = "javascript:{id}""#,
        "6:13: admin_url is not an address that begins with https://"
      ),
      ("timeout = 0", "6:11: timeout is 0, not between 1 and 600"),
      ("timeout = 601", "6:11: timeout is 601, not between 1 and 600"),
      ("timeout = 1.5", "6:11: timeout must be an integer, and this is a number with a fraction"),
      ("page_size = 0", "6:13: page_size is 0, but at least 1"),
      (
        "max_requests_per_minute = -1",
        "6:27: max_requests_per_minute is -1, but at least 0"
      ),
      ("enabled = 1", "6:11: enabled must be true or false, and this is an integer"),
      (
        "privileged_roles = [\n  \"a\",\n  1]",
        "8:3: privileged_roles is an array of strings, and this is an integer"
      ),
      (#"ca_file = "~x/y""#, "6:11: ca_file begins with ~ and a name; only ~/ is understood"),
      (#"proxy = "http://u:p@h/p""#, "6:9: proxy has a path"),
      (#"proxy = "http://u:p@h:0""#, "6:9: proxy has a port that is not between 1 and 65535"),
      (#"proxy = "http://h/p""#, "6:9: proxy has a path"),
    ])
  func `A wrong line in a source is an error at the key or value at fault`(
    line: String, expected: String
  ) {
    #expect(configurationMistakes(sourceText(line)) == ["c.toml:\(expected)"])
  }

  @Test(
    arguments: [
      ("http://a.example", "begins with http://, which is for loopback addresses only"),
      ("http://127.0.0.1.example", "begins with http://, which is for loopback addresses only"),
      ("http://128.0.0.1", "begins with http://, which is for loopback addresses only"),
      ("http://[::2]", "begins with http://, which is for loopback addresses only"),
      ("http://[::ffff:127.0.0.1]", "begins with http://, which is for loopback addresses only"),
      ("http://127.1", "begins with http://, which is for loopback addresses only"),
      ("http://0.0.0.0", "begins with http://, which is for loopback addresses only"),
      ("http://localhost.", "begins with http://, which is for loopback addresses only"),
      ("http://api.localhost", "begins with http://, which is for loopback addresses only"),
      ("http://localhost.example", "begins with http://, which is for loopback addresses only"),
      ("http://localhost@a.example", "has a user name or password in it; use credential"),
      ("https://[127.0.0.1]", "has no valid host"),
      ("a.example", "is not an address that begins with https://"),
      ("ftp://a.example", "is not an address that begins with https://"),
      ("https://", "has no host"),
      ("https://:80/x", "has no host"),
      ("https://u:secret@a.example", "has a user name or password in it; use credential"),
      ("https://secret@a.example", "has a user name or password in it; use credential"),
      ("https://a.example/?k=secret", "has a query (what follows the ?)"),
      ("https://a.example/#secret", "has a fragment (what follows the #)"),
      ("https://a.example:0", "has a port that is not between 1 and 65535"),
      ("https://a.example:", "has a port that is not between 1 and 65535"),
      ("https://a.example:65536", "has a port that is not between 1 and 65535"),
      ("https://a_b!.example", "has no valid host"),
      ("https://[::1", "has no valid host"),
      ("https://[::1]x", "has no valid host"),
      ("https://a.example/a b", "has a space or a character that is not ASCII"),
      ("https://ä.example", "has a space or a character that is not ASCII"),
      (#"https://a.example\\@b.example"#, #"has the character \"#),
    ])
  func `A wrong address is an error that does not repeat it`(url: String, expected: String) {
    let found = configurationMistakes(sourceText("url = \"\(url)\""))
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("c.toml:4:7: url \(expected)") == true, "\(found)")
    #expect(found.first?.contains("secret") == false)
  }

  @Test(
    arguments: [
      "127.0.0.1:8080", "127.9.9.9", "localhost", "LOCALHOST:1", "[::1]:8080", "[0:0::1]",
    ]
  )
  func `http is allowed for this machine, in each of its names`(host: String) {
    #expect(configurationMistakes(sourceText("url = \"http://\(host)/\"")) == [])
  }

  @Test(
    arguments: [
      (#"credential = "s3cret""#, "5:14"),
      ("credential = {}", "5:14"),
      (#"credential = { env = "A", file = "s3cret" }"#, "5:14"),
      (#"credential = { evn = "s3cret" }"#, "5:16"),
      (#"credential = { env = "s3cret!" }"#, "5:22"),
      ("credential = { env = 5 }", "5:22"),
      ("credential = { prompt = false }", "5:25"),
      (#"credential = { command = "echo s3cret" }"#, "5:26"),
      ("credential = { command = [] }", "5:26"),
      (#"credential = { command = ["echo", 5, "s3cret"] }"#, "5:35"),
      (#"credential = { file = "~s3cret/x" }"#, "5:23"),
    ])
  func `A wrong credential is an error that does not repeat its value`(
    line: String, position: String
  ) {
    let found = configurationMistakes(sourceText(line))
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("c.toml:\(position): ") == true, "\(found)")
    #expect(found.first?.contains("s3cret") == false, "\(found)")
  }

  @Test(
    arguments: [
      ("[sorce]\nx = 1", #"1:2: unknown table "sorce" (did you mean "source"?)"#),
      ("[[uii]]", #"1:3: unknown table "uii" (did you mean "ui"?)"#),
      ("\nname = \"x\"", #"2:1: the key "name" is in no table"#),
      ("[source]\nname = \"x\"", "1:2: source is a list of tables: write [[source]]"),
      ("source = [1]", "1:11: source holds tables only: write [[source]]"),
      ("[[store]]", "1:3: store is a table: write [store]"),
      ("[link]", "1:2: link is a list of tables: write [[link]]"),
      ("[store]\npaht = \"x\"", #"2:1: unknown key "paht" (did you mean "path"?)"#),
      (
        "[store]\nmax_age = \"15\"",
        #"2:11: max_age is "15", not a number with s, m, h or d such as "15m""#
      ),
      ("[store]\nhistory_days = -1", "2:16: history_days is -1, not between 0 and 36500"),
      (
        "[[source]]\nprovider = \"tinse\"\npath = \"x\"",
        """
        1:3: the source has no name
        c.toml:2:12: unknown provider "tinse" (did you mean "tines"?)
        """
      ),
    ])
  func `A mistake outside the sources is an error at its place`(text: String, expected: String) {
    #expect(configurationMistakes(text).joined(separator: "\n") == "c.toml:\(expected)")
  }

  @Test func `A missing key is an error at the head of its source`() {
    #expect(
      configurationMistakes("\n[[source]]\nname = \"a\"\nprovider = \"tines\"") == [
        "c.toml:2:3: the source has no url, which tines requires",
        "c.toml:2:3: the source has no credential, which tines requires",
      ])
    #expect(
      configurationMistakes(sourceText(#"provider = "document360""#, #"api_version = "v3""#)) == [
        #"c.toml:6:15: api_version "v3" requires project_id"#
      ])
  }

  @Test func `All mistakes of a file are reported, in the order of the file`() {
    let text =
      sourceText("timeout = 0", "xyz = 1") + "[store]\nhistory_days = true\n" + sourceText()
    #expect(
      configurationMistakes(text).map { $0.prefix(12) } == [
        "c.toml:6:11:", "c.toml:7:1: ", "c.toml:9:16:", "c.toml:11:8:",
      ])
  }

  @Test func `A name or tag that another source has is an error that names its line`() {
    #expect(
      configurationMistakes(sourceText(#"tag = "X""#) + sourceText(#"tag = "X""#)) == [
        #"c.toml:8:8: the name "a" is already that of the source in line 2"#,
        #"c.toml:12:7: the tag "X" is already that of the source in line 6"#,
      ])
  }

  @Test func `Text that is not TOML is an error where the parser stopped`() {
    #expect(configurationMistakes("a = 1\nb = \n").map { $0.prefix(11) } == ["c.toml:2:5:"])
    #expect(
      configurationMistakes("[[source]]\nname = \"é\" x").map { $0.prefix(12) } == ["c.toml:2:12:"])
    #expect(configurationMistakes("a = 1\na = 2").map { $0.prefix(11) } == ["c.toml:2:5:"])
    #expect(
      configurationMistakes("a = 1\nb\0 = 2") == ["c.toml:2:2: a NUL character is not allowed"])
    #expect(configurationMistakes("\"a\\u0000b\" = 1").count == 1)
  }

  @Test(
    arguments: [
      "credential = s3cret", "credential = { env = s3cret }", "credential = \"s3cret",
      "credential = { env = \"A\" s3cret", "credential = 5s3cret", "s3cret",
    ])
  func `A credential in the wrong place is not repeated by the parser either`(line: String) {
    let found = configurationMistakes(line)
    #expect(found.count == 1)
    #expect(found.first?.contains("s3cret") == false, "\(found)")
  }

  @Test func `What a hostile file says is harmless in a message`() {
    let text = sourceText("name = \"\\u001b[2J\"", "\"\\u001b]0;x\" = 1")
    for mistake in configurationMistakes(text) {
      #expect(mistake.unicodeScalars.allSatisfy { !$0.isHidden })
    }
    #expect(configurationMistakes(text).count == 2)
  }
}
