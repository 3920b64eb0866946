extension User {
  /// What the record tells, as it is kept: its JSON (``json``) on one line.
  ///
  /// Left out are members that tell nothing (null, empty, unknown), and those that are kept beside
  /// it: whose record it is, when it was read and went, and how much of it was asked for.
  /// ``untold``, ``origins``, ``unsetTimes``, ``isPreliminary`` and ``supplement``, which the JSON for
  /// scripts does not have, are added. Two records tell the same exactly if these bytes are the same.
  package var content: [UInt8] {
    var writer = JSONWriter()
    writer.write(self)
    return writer.bytes
  }

  /// A user as it was kept; what a damaged content does not tell is unknown, and a problem.
  package init(
    content: some Collection<UInt8>, reference: UserReference, provider: String, detail: Detail,
    fetchedAt: Timestamp
  ) {
    self.init(reference: reference, provider: provider, fetchedAt: fetchedAt)
    self.detail = detail
    do throws(JSONError) {
      let record = Record(try JSON(parsing: content))
      fill(from: record)
      isPreliminary = record.bool("preliminary") ?? false
      supplement = record.string("supplement").flatMap(Supplement.init) ?? .read
      problems += record.problems
    } catch {
      problems.append("the stored record is damaged: \(error.message)")
    }
  }
}

/// The parts of a user, of which those that tell nothing are left out.
extension JSONWriter {
  fileprivate mutating func write(_ user: User) {
    open("{")
    if !user.displayName.isEmpty { member("display_name", user.displayName) }
    member("email", user.email)
    member("username", user.username)
    if user.status != .unknown { member("status", user.status.word) }
    if user.privilege != .unknown { write(user.privilege) }
    if !user.roles.isEmpty { list("roles", user.roles) { $0.write($1) } }
    if !user.permissions.isEmpty { list("permissions", user.permissions) { $0.write($1) } }
    if user.mfa != .unknown { write(user.mfa) }
    if user.signIn != .unknown { write(user.signIn) }
    if user.invitation != .unknown { write(user.invitation) }
    if !user.groups.isEmpty { list("groups", user.groups) { $0.write($1) } }
    if user.lastSeen != .unknown { write(user.lastSeen) }
    member("created_at", user.createdAt)
    member("updated_at", user.updatedAt)
    if !user.attributes.isEmpty { write(user.attributes) }
    if !user.origins.isEmpty { list("from", user.origins) { $0.write($1) } }
    if !user.unsetTimes.isEmpty { list("unset", user.unsetTimes) { $0.string($1) } }
    if !user.problems.isEmpty { list("problems", user.problems) { $0.string($1.original) } }
    if !user.untold.isEmpty {
      list("untold", UserFact.allCases.filter(user.untold.contains)) { $0.string($1.rawValue) }
    }
    if user.isPreliminary { member("preliminary", true) }
    if user.supplement != .read { member("supplement", user.supplement.rawValue) }
    close("}")
  }

  fileprivate mutating func write(_ privilege: Privilege) {
    object("privileged") {
      $0.member("value", privilege.value)
      if !privilege.because.isEmpty {
        $0.list("because", privilege.because) { $0.string($1.original) }
      }
    }
  }

  fileprivate mutating func write(_ role: Role) {
    open("{")
    member("name", role.name)
    member("kind", role.kind.rawValue)
    member("id", role.id?.text)
    member("custom", role.isCustom)
    if !role.scope.isEmpty {
      object("scope") {
        for bound in role.scope {
          $0.name(bound.key)
          $0.string(bound.value.original)
        }
      }
    }
    close("}")
  }

  fileprivate mutating func write(_ permission: Permission) {
    open("{")
    member("id", permission.id?.text)
    member("code", permission.code)
    member("name", permission.name)
    member("description", permission.description)
    member("boolean", permission.isBoolean)
    member("via", permission.via)
    close("}")
  }

  fileprivate mutating func write(_ mfa: MFAStatus) {
    object("mfa") {
      $0.member("state", mfa.state.rawValue)
      $0.member("enforced", mfa.isEnforced)
      $0.member("raw", mfa.raw)
    }
  }

  fileprivate mutating func write(_ signIn: SignInMethods) {
    object("sign_in") {
      $0.member("password", signIn.password)
      $0.member("sso", signIn.sso)
      $0.member("social", signIn.social)
    }
  }

  fileprivate mutating func write(_ invitation: InvitationState) {
    object("invitation") {
      $0.member("state", invitation.state.rawValue)
      $0.member("sent_at", invitation.sentAt)
      $0.member("accepted_at", invitation.acceptedAt)
    }
  }

  fileprivate mutating func write(_ group: Group) {
    open("{")
    member("kind", group.kind.rawValue)
    member("id", group.id?.text)
    member("name", group.name)
    member("description", group.description)
    close("}")
  }

  fileprivate mutating func write(_ lastSeen: LastSeen) {
    object("last_seen") {
      $0.member("state", lastSeen.stateWord)
      $0.member("at", lastSeen.time)
      $0.member("kind", lastSeen.kind?.rawValue)
      if !lastSeen.channels.isEmpty {
        $0.object("channels") {
          for channel in lastSeen.channels {
            // A channel without a time was not used: that is told, not left out.
            $0.name(channel.name)
            $0.value(channel.at)
          }
        }
      }
    }
  }

  fileprivate mutating func write(_ origin: User.Origin) {
    open("{")
    member("fact", origin.fact.rawValue)
    member("attribute", origin.attribute)
    close("}")
  }

  fileprivate mutating func write(_ attributes: [User.Attribute]) {
    object("attributes") {
      for attribute in attributes {
        $0.name(attribute.name)
        $0.value(attribute.value)
      }
    }
  }
}
