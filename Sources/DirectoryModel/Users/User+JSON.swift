extension User {
  /// The user as roster's own JSON, schema 1: what scripts rely on.
  package var json: JSON {
    [
      "schema": 1,
      "kind": "user",
      "source": .string(reference.source),
      "provider": .string(provider),
      "id": .string(id.text),
      "display_name": JSON(displayName),
      "email": JSON(email),
      "username": JSON(username),
      "status": JSON(status.word),
      "privileged": [
        "value": JSON(privilege.value), "because": .array(privilege.because.map { JSON($0) }),
      ],
      "roles": .array(roles.map(\.json)),
      "permissions": .array(permissions.map(\.json)),
      "mfa": [
        "state": .string(mfa.state.rawValue), "enforced": JSON(mfa.isEnforced),
        "raw": JSON(mfa.raw),
      ],
      "sign_in": [
        "password": JSON(signIn.password), "sso": JSON(signIn.sso), "social": JSON(signIn.social),
      ],
      "invitation": [
        "state": .string(invitation.state.rawValue), "sent_at": JSON(invitation.sentAt),
        "accepted_at": JSON(invitation.acceptedAt),
      ],
      "groups": .array(groups.map(\.json)),
      "last_seen": lastSeen.json,
      "created_at": JSON(createdAt),
      "updated_at": JSON(updatedAt),
      "attributes": .object(attributes.map { JSON.Member($0.name, $0.value) }),
      "gone_since": JSON(goneSince),
      "fetched_at": JSON(fetchedAt),
      "detail": .string(shownDetail.rawValue),
      "problems": .array(problems.map { JSON($0) }),
    ]
  }

  /// The record as the provider wrote it, laid out for reading; nil where it is no JSON.
  package var rawJSON: RawJSON? { try? RawJSON(raw) }
}

extension Role {
  fileprivate var json: JSON {
    [
      "name": JSON(name), "kind": .string(kind.rawValue), "id": JSON(id?.text),
      "custom": JSON(isCustom),
      "scope": .object(scope.map { JSON.Member($0.key, JSON($0.value)) }),
    ]
  }
}

extension Permission {
  fileprivate var json: JSON {
    [
      "id": JSON(id?.text), "code": JSON(code), "name": JSON(name),
      "description": JSON(description), "boolean": JSON(isBoolean), "via": JSON(via),
    ]
  }
}

extension Group {
  fileprivate var json: JSON {
    [
      "kind": .string(kind.rawValue), "id": JSON(id?.text), "name": JSON(name),
      "description": JSON(description),
    ]
  }
}

extension LastSeen {
  fileprivate var json: JSON {
    let word =
      switch state {
      case .at: "at"
      case .never: "never"
      case .unknown: "unknown"
      }
    return [
      "state": .string(word), "at": JSON(time), "kind": JSON(kind?.rawValue),
      "channels": .object(channels.map { JSON.Member($0.name, JSON($0.at)) }),
    ]
  }
}
