/// When something happened to a user, as far as its source tells.
package enum Moment: Hashable, Sendable {
  case at(Timestamp)
  /// It has not happened.
  case never
  /// It has happened; the source does not say when.
  case sometime
  /// The source does not say whether.
  case unknown
}

extension User {
  /// When something happened to the user; a time that is there counts whatever else is said.
  package func moment(of field: TimeField) -> Moment {
    switch field {
    case .seen:
      switch lastSeen.state {
      case .at(let time): .at(time)
      case .never: .never
      case .unknown: .unknown
      }
    case .created: createdAt.map { .at($0) } ?? .unknown
    case .updated: updatedAt.map { .at($0) } ?? .unknown
    case .invited:
      invitation.sentAt.map { .at($0) }
        ?? invitation.moment(never: [.none], sometime: [.pending, .accepted])
    case .accepted:
      invitation.acceptedAt.map { .at($0) }
        ?? invitation.moment(never: [.none, .pending], sometime: [.accepted])
    }
  }
}

extension InvitationState {
  fileprivate func moment(never: [State], sometime: [State]) -> Moment {
    never.contains(state) ? .never : sometime.contains(state) ? .sometime : .unknown
  }
}

extension Moment {
  /// Whether it lies in a range.
  package func truth(in range: TimeRange, now: Timestamp) -> Truth {
    switch range {
    case .never:
      switch self {
      case .at, .sometime: .no
      case .never: .yes
      case .unknown: .unknown
      }
    case .unknown: Truth(self == .sometime || self == .unknown)
    case .ages(let ages): truth { ages.contains($0.age(at: now)) }
    case .dates(let from, let to):
      truth { time in
        (from.map { $0 <= time.seconds } ?? true) && (to.map { time.seconds < $0 } ?? true)
      }
    }
  }

  private func truth(_ contains: (Timestamp) -> Bool) -> Truth {
    switch self {
    case .at(let time): Truth(contains(time))
    case .never: .no
    case .sometime, .unknown: .unknown
    }
  }
}

extension Timestamp {
  /// The whole seconds from this instant to another one.
  package func age(at now: Timestamp) -> Int64 { now.seconds &- seconds }
}
