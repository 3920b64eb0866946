import DirectoryModel
import Testing

@Suite struct Document360RoleTests {
  @Test(
    arguments: [
      #""portal_role":" Admin""#,
      #""portal_role":{"role_id":null,"role_name":" Admin "}"#,
      #""portal_role":[{"role_name":"Admin"}]"#,
      #""portal_role":["Admin"]"#,
      #""portal_role":null,"portal_roles":["Admin"]"#,
      #""portal_roles":[{"role_name":"Admin"}]"#,
      #""portal_role_infos":[{"role_name":"Admin","group_name":null}]"#,
    ])
  func `a portal role is read in every form`(member: String) async throws {
    let user = try await document360User(#"{"user_id":"1",\#(member)}"#)
    #expect(user.roles == [Role(name: "Admin", kind: .portal)])
    #expect(user.privilege == Privilege(value: true, because: ["Admin"]))
    #expect(user.problems.isEmpty)
  }

  @Test func `several portal roles are all there, also those through a group`() async throws {
    let user = try await document360User(
      """
      {"user_id":"1","portal_role":[{"role_name":"Contributor","role_id":"c"},\
      {"role_name":"Owner","role_id":"o","group_name":"Heads"}]}
      """)
    #expect(
      user.roles == [
        Role(name: "Contributor", kind: .portal, id: UserID("c")),
        Role(name: "Owner", kind: .portal, id: UserID("o"), scope: [.init("via_group", "Heads")]),
      ])
    #expect(user.privilege == Privilege(value: true, because: ["Owner"]))
  }

  @Test(
    arguments: [
      ("7", "portal_role is no role: number"),
      (#"{"surprise":true}"#, "portal_role is no role: object"),
      (#"["Admin",[]]"#, "portal_role[1] is no role: array"),
      (#"[{"role_name":true}]"#, "portal_role[0].role_name is no string: true"),
    ])
  func `a portal role of another kind is a problem`(value: String, problem: String) async throws {
    let user = try await document360User(#"{"user_id":"1","portal_role":\#(value)}"#)
    #expect(user.problems.map(\.original) == [problem])
  }

  @Test func `a place in the content that names nothing known is a problem`() async throws {
    let user = try await document360User(
      """
      {"user_id":"1","associated_groups":[{"id":"g","content_role_infos":[{"role_name":"Editor",\
      "version_access_info":{"surprise":true}}]}]}
      """)
    #expect(
      user.problems.map(\.original) == [
        "associated_groups[0].content_role_infos[0].version_access_info names no part of the content"
      ])
    #expect(user.roles.map(\.name) == ["Editor"])
  }

  @Test(
    arguments: zip(
      0...7,
      ["none", "category", "version", "project", "language", "article", "level 6", "level 7"]
    ))
  func `the level of a scope is said in a word`(level: Int, word: String) async throws {
    let user = try await document360User(
      """
      {"user_id":"1","content_roles":[{"role_name":"Editor","access_scope_level":\(level)}]}
      """)
    #expect(user.roles.first?.scope == [.init("level", DisplayText(word))])
    #expect(user.problems.isEmpty)
  }

  @Test(arguments: ["", "_info"])
  func `a content role says where it holds`(suffix: String) async throws {
    let user = try await document360User(
      """
      {"user_id":"1","content_role\(suffix.isEmpty ? "s" : "_infos")":[{\
      "version_access\(suffix)":null,"language_access\(suffix)":null,\
      "category_access\(suffix)":null,"article_access\(suffix)":{"article_name":"Start",\
      "category_name":"Guides","category_id":"c","language_id":"l","language_name":"English",\
      "language_code":"en","version_name":"v1","version_id":"v"},\
      "access_scope_level":5,"role_id":"r","role_name":"Draft writer"}]}
      """)
    #expect(
      user.roles == [
        Role(
          name: "Draft writer", kind: .content, id: UserID("r"),
          scope: [
            .init("level", "article"), .init("version", "v1"), .init("version_id", "v"),
            .init("language", "English"), .init("language_id", "l"), .init("language_code", "en"),
            .init("category", "Guides"), .init("category_id", "c"), .init("article", "Start"),
          ])
      ])
  }

  @Test func `what a wider object names is taken where a narrower one is silent`() async throws {
    let user = try await document360User(
      """
      {"user_id":"1","content_roles":[{"role_name":"Editor","access_scope_level":1,\
      "version_access":{"version_name":"v1","version_id":"v"},\
      "category_access":{"category_name":"Guides","category_id":null,"version_name":"v2"}}]}
      """)
    let role = try #require(user.roles.first)
    #expect(role.scope("version") == "v2")
    #expect(role.scope("version_id") == "v")
    #expect(role.scope("category") == "Guides")
    #expect(role.scope("category_id") == nil)
  }

  @Test func `the roles of a group come through it`() async throws {
    let user = try await document360User(
      """
      {"user_id":"1","content_roles":[],"associated_groups":[\
      {"id":"g","title":"Writers","description":"All writers","content_role_infos":[\
      {"access_scope_level":3,"role_id":"r","role_name":"Editor","group_name":null}]},\
      {"id":"h","title":null,"description":null,"content_role_infos":[\
      {"access_scope_level":0,"role_id":null,"role_name":"Draft writer","group_name":"Night"}]}]}
      """)
    #expect(
      user.groups == [
        Group(kind: .group, id: UserID("g"), name: "Writers", description: "All writers"),
        Group(kind: .group, id: UserID("h"), name: "#h"),
      ])
    #expect(
      user.roles == [
        Role(
          name: "Editor", kind: .content, id: UserID("r"),
          scope: [.init("level", "project"), .init("via_group", "Writers")]),
        Role(
          name: "Draft writer", kind: .content,
          scope: [.init("level", "none"), .init("via_group", "Night")]),
      ])
  }

  @Test func `a role that is told beside and within a group is one role`() async throws {
    let role = #"{"access_scope_level":3,"role_name":"Editor","group_name":"Writers"}"#
    let user = try await document360User(
      """
      {"user_id":"1","content_role_infos":[\(role)],\
      "associated_groups":[{"id":"g","title":"Writers","content_role_infos":[\(role)]}]}
      """)
    #expect(user.roles.count == 1)
  }

  @Test func `no portal role leaves it unknown who is privileged`() async throws {
    let nothing = try await document360User(#"{"user_id":"1","portal_role":null}"#)
    let nameless = try await document360User(
      #"{"user_id":"1","portal_role":{"role_id":"r","role_name":null}}"#)
    let contributor = try await document360User(#"{"user_id":"1","portal_role":"Contributor"}"#)
    #expect(nothing.privilege == .unknown)
    #expect(nameless.privilege == .unknown)
    #expect(nameless.roles.map(\.name) == ["#r"])
    #expect(contributor.privilege == Privilege(value: false))
  }

  @Test func `configured names decide in place of owner and admin`() async throws {
    let record = """
      {"user_id":"1","portal_role":"Owner",\
      "content_roles":[{"role_name":"Editor","access_scope_level":3}]}
      """
    let editor = try await document360User(record, privilegedRoles: ["Editor"])
    let admin = try await document360User(record, privilegedRoles: ["Admin"])
    #expect(editor.privilege == Privilege(value: true, because: ["Editor"]))
    #expect(admin.privilege == Privilege(value: false))
  }

  @Test(arguments: ["null", #"[{"role_id":"r","role_name":null}]"#])
  func `content roles that are not told leave it unknown who has a configured one`(
    value: String
  ) async throws {
    let user = try await document360User(
      #"{"user_id":"1","portal_role":"Owner","content_roles":\#(value)}"#,
      privilegedRoles: ["Editor"])
    #expect(user.privilege == .unknown)
  }

  @Test func `a list can't tell that a user lacks a configured content role`() async throws {
    let record = #"{"user_id":"1","portal_role":"Contributor"}"#
    let editor = try await document360ListedUser(record, privilegedRoles: ["Owner", "Editor"])
    let owner = try await document360ListedUser(record, privilegedRoles: ["Owner"])
    #expect(editor.privilege == .unknown)
    #expect(owner.privilege == Privilege(value: false))
  }
}
