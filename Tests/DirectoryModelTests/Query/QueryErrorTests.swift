import DirectoryModel
import Testing

struct QueryErrorTests {
  @Test(
    arguments: [
      ("rolle:x", 1, "no field rolle:; did you mean role:? To search for it, quote it"),
      ("a department:x", 3, "no field department:; did you mean dept:? To search for it, quote it"),
      (
        "-(x privileged:yes)", 5,
        "no field privileged:; did you mean is:admin? To search for it, quote it"
      ),
      ("http://x", 1, "no field http:; to search for it, quote it"),
      ("^urn:x", 1, "no field ^urn:; to search for it, quote it"),
      (" :", 2, "no field stands before the colon; to search for it, quote it"),
      ("mfa:onn", 5, "mfa: has no onn; did you mean on?"),
      ("mfa:on,xyz", 8, "mfa: has no xyz; it takes on, off, enforced, gap, unknown"),
      ("is:amdin", 4, "is: has no amdin; did you mean admin?"),
      ("status:", 8, "a value for status: is missing here: active, inactive, unknown"),
      ("role: x", 6, "a value for role: is missing here"),
      ("role:a,", 8, "a value for role: is missing here"),
      ("role:,a", 6, "a value for role: is missing here"),
      ("(seen:)", 7, "a value for seen: is missing here, such as 90d+"),
      ("role:(a|b)", 6, "values stand side by side with commas, as in role:a,b"),
      ("a \"b", 3, "this quotation mark is not closed"),
      ("role:\"b", 6, "this quotation mark is not closed"),
      ("\"a\\\"", 1, "this quotation mark is not closed"),
      ("a (b (c)", 3, "this parenthesis is not closed"),
      ("(", 1, "this parenthesis is not closed"), ("(a |", 1, "this parenthesis is not closed"),
      ("a)", 2, "no parenthesis is open here"), (")", 1, "no parenthesis is open here"),
      ("a | )", 5, "no parenthesis is open here"), ("()", 2, "nothing stands before )"),
      ("(a|)", 4, "nothing stands before )"), ("| a", 1, "nothing stands before |"),
      ("a || b", 4, "nothing stands before |"), ("a | ", 3, "nothing follows |"),
      ("-", 1, "- negates what follows it at once; to search for it, write \"-\""),
      ("a ! b", 3, "! negates what follows it at once; to search for it, write \"!\""),
      ("(a -)", 4, "- negates what follows it at once; to search for it, write \"-\""),
      ("--people", 1, "one - is enough; to search for two, put them in quotes"),
      ("^", 1, "there is nothing to search for"), ("$", 1, "there is nothing to search for"),
      ("a \"\"", 3, "there is nothing to search for"),
      ("role:^", 6, "there is nothing to search for"),
      ("\u{200D}", 1, "nothing of this can be searched for"),
      ("a bo\"b\"", 5, "put the whole in quotes to search for this sign"),
      ("bob(x)", 4, "put the whole in quotes to search for this sign"),
      ("\"a\"b", 4, "a blank is missing after the quotation mark"),
      ("mfa:on\"", 7, "a blank is missing before this sign"),
      ("seen:90d", 6, "write 90d+ for that long ago or longer, 90d- for within"),
      ("seen:nver", 6, "no time nver; did you mean never?"),
      ("seen:90x+", 6, "no age 90x; write a number and s, m, h, d, w or y, as in 90d"),
      (
        "seen:3mo+", 6,
        "no age 3mo; write a number and s, m, h, d, w or y, as in 90d; a month is 30d or 31d"
      ),
      ("age:99999999999d+", 5, "the age 99999999999d is too great"),
      ("seen:90d..7d", 6, "the greater age stands first"),
      ("seen:2026..7d", 6, "one end of this is a date and the other is none"),
      (
        "seen:7d-,2026-02-30", 10,
        "no date 2026-02-30; write a day 2026-02-28, a month 2026-02 or a year 2026"
      ),
      ("seen:2026+", 6, "write 2026.. for from then on, ..2026 for up to then"),
      ("seen:2026..2025", 6, "the later date stands first"),
      ("systems:many", 9, "no number many; write 2, >1, <=3 or 2..4"),
      ("systems:<0", 9, "there are never fewer than 0"),
      ("systems:3..2", 9, "the greater number stands first"),
      ("é e\u{301} a)", 6, "no parenthesis is open here"),
      ("a\r\nb)", 4, "no parenthesis is open here"),
    ])
  func `A wrong query says what and where, and the nearest right thing`(
    text: String, column: Int, message: String
  ) {
    #expect(throws: QueryError(DisplayText(message), column: column)) { try Query(parsing: text) }
  }

  @Test func `Parentheses may be nested, but not without end`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)
    }
    #expect(try Query(parsing: nested(32)).canonicalText == "a")
    #expect(throws: QueryError("more than 32 parentheses are open", column: 33)) {
      try Query(parsing: nested(100_000))
    }
  }

  @Test func `What is quoted of a long text in a message is its beginning`() {
    let long = String(repeating: "x", count: 5_000)
    #expect {
      try Query(parsing: "\(long):a")
    } throws: { error in
      (error as? QueryError)?.message.printable.count ?? 1_000 < 120
    }
  }
}
