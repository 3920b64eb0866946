import Browser
import BrowserUI
import DirectoryModel
import Terminal
import Testing

@Suite struct KeymapOverlayTests {
  @Test func `A user's binding replaces the shipped one of the same context`() throws {
    let loaded = overlay("bind list j move-up")
    #expect(loaded.texts == [])
    #expect(try loaded.keymap.action("j", in: .list) == "move-up")
    #expect(try loaded.keymap.action("j", in: .detail) == "move-down")
  }

  @Test func `A context falls back on its parents, and its own keys win`() throws {
    let keymap = overlay("bind list.users r open").keymap
    #expect(try keymap.action("r", in: .listUsers) == "open")
    #expect(try keymap.action("r", in: .listPeople) == "refresh")
    #expect(try keymap.action("j", in: .listUsers) == "move-down")
    #expect(try keymap.action("q", in: .listUsers) == "back")
    #expect(try keymap.action("J", in: .raw) == "next-record")
  }

  @Test func `A prompt falls back on nothing`() throws {
    #expect(try Keymap.standard.action("q", in: .prompt) == nil)
    #expect(try Keymap.standard.action("<F5>", in: .prompt) == nil)
  }

  @Test func `Unbind takes the keys out of the context alone`() throws {
    let loaded = overlay("unbind generic Q", "unbind list j")
    #expect(loaded.texts == [])
    #expect(try loaded.keymap.action("Q", in: .list) == nil)
    #expect(try loaded.keymap.action("j", in: .list) == nil)
    #expect(try loaded.keymap.action("j", in: .detail) == "move-down")
  }

  @Test func `Unbinding what a context does not bind itself says where it is bound`() {
    #expect(
      overlay("unbind list.users,detail q").texts == [
        "keymap.conf:2:26: warning: q is not bound in list.users itself; it is in generic",
        "keymap.conf:2:26: warning: q is not bound in detail itself; it is in generic",
      ])
    #expect(
      overlay("unbind list <F9>").texts
        == ["keymap.conf:2:13: warning: <F9> is not bound in list itself"])
  }

  @Test func `Reset takes out all keys of the context, and later lines bind anew`() throws {
    let loaded = overlay("bind detail x zoom", "reset detail", "bind detail X zoom")
    #expect(loaded.texts == [])
    #expect(loaded.keymap.ownBindings(in: .detail).map(\.keys.description) == ["X"])
    #expect(try loaded.keymap.action("j", in: .list) == "move-down")
  }

  @Test func `The sequence timeout is set`() {
    #expect(Keymap.standard.sequenceTimeout == .seconds(1))
    #expect(overlay("set sequence-timeout 800").keymap.sequenceTimeout == .milliseconds(800))
  }

  @Test func `The bindings of a context are its own and then those of its parents`() {
    let keymap = overlay("bind list q open", "bind list.users x open").keymap
    let bindings = keymap.bindings(in: .listUsers)
    #expect(bindings.first?.keys.description == "x")
    #expect(bindings.filter { $0.keys.description == "q" }.map(\.action.name) == [.open])
    #expect(
      bindings.map(\.context).reduce(into: [Action.Context]()) { contexts, context in
        if contexts.last != context { contexts.append(context) }
      } == [.listUsers, .list, .generic])
  }

  @Test func `The keys for an action are those that reach it`() {
    let keys = { (keymap: Keymap, name: Action.Name, context: Action.Context) in
      keymap.keys(for: Action(name), in: context).map(\.description)
    }
    #expect(keys(.standard, .moveDown, .list) == ["j", "<Down>", "<C-n>"])
    #expect(keys(.standard, .refreshAll, .detail) == ["R", "<F5>"])
    #expect(keys(overlay("bind list R open").keymap, .refreshAll, .list) == ["<F5>"])
    #expect(keys(overlay("unbind generic <F2>").keymap, .messages, .list) == [])
  }

  @Test func `The keys for an action go by its argument`() {
    let keymap = overlay("bind list F filter mfa:off").keymap
    #expect(keymap.keys(for: Action(.filter), in: .list).map(\.description) == ["/"])
    #expect(keymap.keys(for: Action(.filter, "mfa:off"), in: .list).map(\.description) == ["F"])
  }
}
