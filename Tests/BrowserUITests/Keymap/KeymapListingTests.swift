import Browser
import BrowserUI
import DirectoryModel
import Testing

@Suite struct KeymapListingTests {
  @Test func `The listing shows keys, action, description and line by context`() {
    let keymap = overlay(
      "bind generic q back # Leave", "bind list F filter \"a \\\"b\\\"\"  # 山", "bind list 山 open",
      over: .empty
    ).keymap
    #expect(
      keymap.listing.map(\.printable) == [
        "generic",
        "  q   back              Leave                                  /home/ann/keymap.conf:2",
        "",
        "list, then generic",
        "  F   filter \"a \\\"b\\\"\"  山                                     /home/ann/keymap.conf:3",
        "  山  open              Open, follow or take what is selected  /home/ann/keymap.conf:4",
      ])
  }

  @Test func `The report ends with the number of mistakes`() {
    #expect(
      overlay("unbind list <F9>", "bind", "set").report.map(\.printable) == [
        "/home/ann/keymap.conf:2:13: warning: <F9> is not bound in list itself",
        "/home/ann/keymap.conf:3:5: error: the context is missing",
        "/home/ann/keymap.conf:4:4: error: the setting is missing",
        "2 errors, 1 warning",
      ])
  }

  @Test func `A file without mistakes is reported as such`() {
    #expect(overlay("bind list x open").report == ["no mistakes"])
  }
}
