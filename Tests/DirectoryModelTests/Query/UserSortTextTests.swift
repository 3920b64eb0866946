import DirectoryModel
import Testing

struct UserSortTextTests {
  @Test(
    arguments: [
      ("name", "name", "name"), ("mfa:desc,name", "mfa:desc,name", "!mfa, name"),
      (" Seen : DESC , name:asc,", "seen:desc,name", "!seen, name"),
    ] as [(String, String, DisplayText)])
  func `An order is read in any letter case and written in one`(
    text: String, written: String, words: DisplayText
  ) throws {
    let sort = try UserSort(parsing: text)
    #expect(sort.text == written)
    #expect(sort.words == words)
    #expect(try UserSort(parsing: sort.text) == sort)
  }

  @Test func `Every column can be sorted by in both directions`() throws {
    for column in UserColumn.allCases {
      for isDescending in [false, true] {
        let sort = UserSort([.init(column, isDescending: isDescending)])
        #expect(try UserSort(parsing: sort.text) == sort)
      }
    }
  }

  @Test(
    arguments: [
      ("", .noColumn, "sort takes columns, such as seen:desc,name"),
      (
        "emial", .unknownColumn("emial", nearest: "email"),
        "no column is called emial; the nearest is email"
      ),
      ("name:down", .unknownDirection("down", of: "name"), "an order is asc or desc, not down"),
    ] as [(String, UserSort.Mistake, DisplayText)])
  func `What is no order says why`(text: String, mistake: UserSort.Mistake, message: DisplayText) {
    #expect(throws: mistake) { try UserSort(parsing: text) }
    #expect(mistake.message == message)
  }
}
