/// Whether a second factor is set up and asked for.
package struct MFAStatus: Hashable, Sendable {
  /// Whether a second factor is set up; `unknown` where the source does not report it.
  package enum State: String, Hashable, Sendable {
    case enabled, disabled, unknown
  }

  package var state: State
  /// Whether the source demands one; nil where that is not reported.
  package var isEnforced: Bool?
  /// The source's own word for it.
  package var raw: DisplayText?

  package init(state: State, isEnforced: Bool? = nil, raw: DisplayText? = nil) {
    self.state = state
    self.isEnforced = isEnforced
    self.raw = raw
  }

  package static let unknown = MFAStatus(state: .unknown)

  /// Whether a second factor is demanded and not set up.
  package var isGap: Bool { isEnforced == true && state == .disabled }
}

/// The ways in which a user can sign in; nil where that is not reported.
package struct SignInMethods: Hashable, Sendable {
  package var password: Bool?
  package var sso: Bool?
  package var social: Bool?

  package init(password: Bool? = nil, sso: Bool? = nil, social: Bool? = nil) {
    self.password = password
    self.sso = sso
    self.social = social
  }

  package static let unknown = SignInMethods()
}

/// How far the user's invitation has come.
package struct InvitationState: Hashable, Sendable {
  /// `none`: there was no invitation; `unknown`: the source does not report it.
  package enum State: String, CaseIterable, Hashable, Sendable {
    case none, pending, accepted, unknown
  }

  package var state: State
  package var sentAt: Timestamp?
  package var acceptedAt: Timestamp?

  package init(state: State, sentAt: Timestamp? = nil, acceptedAt: Timestamp? = nil) {
    self.state = state
    self.sentAt = sentAt
    self.acceptedAt = acceptedAt
  }

  package static let unknown = InvitationState(state: .unknown)
}

/// When the source last saw the user.
package struct LastSeen: Hashable, Sendable {
  /// `never`: the source says that there was nothing; `unknown`: it does not say.
  package enum State: Hashable, Sendable {
    case at(Timestamp)
    case never, unknown
  }

  /// What was seen.
  package enum Kind: String, Hashable, Sendable {
    case login, activity, agent
  }

  /// One of several ways in which the user was seen, such as `desktop`.
  package struct Channel: Hashable, Sendable {
    package let name: String
    /// Nil where it was not seen this way.
    package let at: Timestamp?

    package init(name: String, at: Timestamp?) {
      self.name = name
      self.at = at
    }
  }

  package var state: State
  /// Nil where nothing is known of the source's habit.
  package var kind: Kind?
  package var channels: [Channel]

  package init(state: State, kind: Kind?, channels: [Channel] = []) {
    self.state = state
    self.kind = kind
    self.channels = channels
  }

  package static let unknown = LastSeen(state: .unknown, kind: nil)

  /// The instant, if there is one.
  package var time: Timestamp? { if case .at(let time) = state { time } else { nil } }
}
