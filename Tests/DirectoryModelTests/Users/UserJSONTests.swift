import DirectoryModel
import Testing

struct UserJSONTests {
  @Test func `A user with everything set is written with every key in its order`() {
    #expect(
      User.complete.json.text(.indented) == #"""
        {
          "schema": 1,
          "kind": "user",
          "source": "tines",
          "provider": "tines",
          "id": "id-7",
          "display_name": "Alice\u202e Śmith",
          "email": "alice@example.com",
          "username": "alice",
          "status": "active",
          "privileged": {
            "value": true,
            "because": [
              "AUDIT_LOG_READ"
            ]
          },
          "roles": [
            {
              "name": "EDITOR",
              "kind": "team",
              "id": "r1",
              "custom": false,
              "scope": {
                "team": "Ops",
                "level": "team"
              }
            },
            {
              "name": "Owner",
              "kind": "access_level",
              "id": null,
              "custom": null,
              "scope": {}
            }
          ],
          "permissions": [
            {
              "id": "p1",
              "code": "READ",
              "name": "Read",
              "description": "May read",
              "boolean": true,
              "via": "EDITOR"
            },
            {
              "id": null,
              "code": null,
              "name": null,
              "description": null,
              "boolean": null,
              "via": null
            }
          ],
          "mfa": {
            "state": "disabled",
            "enforced": true,
            "raw": "DISABLED"
          },
          "sign_in": {
            "password": true,
            "sso": false,
            "social": null
          },
          "invitation": {
            "state": "accepted",
            "sent_at": "1970-01-01T00:00:01Z",
            "accepted_at": "1970-01-01T00:00:02Z"
          },
          "groups": [
            {
              "kind": "team",
              "id": "7",
              "name": "Ops",
              "description": "On call"
            },
            {
              "kind": "department",
              "id": null,
              "name": "IT",
              "description": null
            },
            {
              "kind": "tag",
              "id": null,
              "name": "blue",
              "description": null
            },
            {
              "kind": "group",
              "id": null,
              "name": "All",
              "description": null
            },
            {
              "kind": "team",
              "id": null,
              "name": "Red",
              "description": null
            }
          ],
          "last_seen": {
            "state": "at",
            "at": "1970-01-01T00:00:03.500Z",
            "kind": "agent",
            "channels": {
              "desktop": "1970-01-01T00:00:03Z",
              "web": null
            }
          },
          "created_at": "1970-01-01T00:00:04Z",
          "updated_at": "1970-01-01T00:00:05Z",
          "attributes": {
            "scim_uid": "123",
            "big": 12345678901234567890,
            "list": [
              1,
              null
            ]
          },
          "gone_since": "1970-01-01T00:00:06Z",
          "fetched_at": "2020-09-13T12:26:40Z",
          "detail": "list",
          "problems": [
            "x is no string: 1"
          ]
        }
        """#)
  }

  @Test func `A user of whom nothing is reported is written with the same keys`() {
    #expect(
      User.sample().json.text(.indented) == """
        {
          "schema": 1,
          "kind": "user",
          "source": "tines",
          "provider": "tines",
          "id": "id-7",
          "display_name": "",
          "email": null,
          "username": null,
          "status": "unknown",
          "privileged": {
            "value": null,
            "because": []
          },
          "roles": [],
          "permissions": [],
          "mfa": {
            "state": "unknown",
            "enforced": null,
            "raw": null
          },
          "sign_in": {
            "password": null,
            "sso": null,
            "social": null
          },
          "invitation": {
            "state": "unknown",
            "sent_at": null,
            "accepted_at": null
          },
          "groups": [],
          "last_seen": {
            "state": "unknown",
            "at": null,
            "kind": null,
            "channels": {}
          },
          "created_at": null,
          "updated_at": null,
          "attributes": {},
          "gone_since": null,
          "fetched_at": "2020-09-13T12:26:40Z",
          "detail": "full",
          "problems": []
        }
        """)
  }

  @Test(
    arguments: [
      (.active, "active"), (.inactive, "inactive"), (.unknown, "unknown"),
      (.other("locked"), "locked"),
    ] as [(AccountStatus, JSON)])
  func `A status is written in its word`(status: AccountStatus, word: JSON) {
    #expect(User.sample { $0.status = status }.json["status"] == word)
  }

  @Test(arguments: [(.never, "never"), (.unknown, "unknown")] as [(LastSeen.State, JSON)])
  func `Who was never seen is told from who is not reported`(state: LastSeen.State, word: JSON) {
    let json = User.sample { $0.lastSeen = LastSeen(state: state, kind: .login) }.json["last_seen"]
    #expect(json == ["state": word, "at": nil, "kind": "login", "channels": [:]])
  }

  @Test func `The provider's own record keeps its order and its digits`() {
    #expect(User.complete.rawJSON?.text() == #"{"id":12345678901234567890,"b":1,"a":2}"#)
  }

  @Test(arguments: ["", "{", "{\"a\":\"\\ud800\""])
  func `A raw record that is no JSON is nil`(text: String) {
    #expect(User.sample { $0.raw = Array(text.utf8) }.rawJSON == nil)
  }
}
