import DirectoryModel
import Testing

@testable import Providers

@Suite struct PagePlaceTests {
  @Test(arguments: ["", "next", " 1 é/&", "\u{301}x", "7 1 1 a"])
  func `What leads to a page comes back out of the cursor, byte for byte`(position: String) throws {
    let place = try #require(PagePlace(nil).next(position, knownBy: "a \u{301}b"))
    let read = PagePlace(place.cursor)
    #expect(read == place)
    #expect(read.number == 2)
    #expect(Array(read.position.utf8) == Array(position.utf8))
  }

  @Test func `A bare number is a page, and anything else the first one`() {
    #expect(PagePlace(PageCursor("7")).number == 7)
    for text in ["", "x", " ", "-"] { #expect(PagePlace(PageCursor(text)) == PagePlace(nil)) }
    #expect(PagePlace(PageCursor("3 -1 -1 a")).position == "")
  }

  @Test func `A page that is known by the same as the one before leads nowhere`() throws {
    let second = try #require(PagePlace(nil).next(knownBy: "a b"))
    #expect(PagePlace(second.cursor).next(knownBy: "a b") == nil)
    #expect(PagePlace(second.cursor).next(knownBy: "c d") != nil)
  }

  @Test(arguments: 1...9)
  func `A circle of any length is noticed`(length: Int) {
    var place: PagePlace? = PagePlace(nil)
    var pages = 0
    while let present = place, pages < 100 {
      place = PagePlace(present.cursor).next(knownBy: "mark \(pages % length)")
      pages += 1
    }
    #expect(pages < 4 * length + 4)
  }

  @Test func `A page has the same mark in whatever order its rows come, and another for others`() {
    let mark = PagePlace.mark(of: ["a", "b", "c"])
    #expect(PagePlace.mark(of: ["c", "a", "b"]) == mark)
    for rows in [
      ["a", "b"], ["a", "b", "d"], ["a", "b", "c", "c"], ["ab", "c"], ["", "a", "bc"],
    ] {
      #expect(PagePlace.mark(of: rows) != mark)
    }
    #expect(PagePlace.mark(of: ["a", "a"]) != PagePlace.mark(of: ["b", "b"]))
  }

  @Test func `A list that begins anew may come by where it was`() throws {
    let second = try #require(PagePlace(nil).next("x", knownBy: "a"))
    let anew = PagePlace(second.restarted(at: "y").cursor)
    #expect(anew.number == 3 && anew.position == "y")
    #expect(anew.next(knownBy: "a") != nil)
  }
}
