package import DirectoryModel

/// What is shown of one user, by tabs: the same in the detail pane and in `roster show`.
package struct UserDetail: Hashable, Sendable {
  /// A side of the user.
  package enum Tab: Int, CaseIterable, Hashable, Sendable {
    case overview, access, security, activity, raw

    package var title: DisplayText {
      switch self {
      case .overview: "Overview"
      case .access: "Access"
      case .security: "Security"
      case .activity: "Activity"
      case .raw: "Raw"
      }
    }

    package var next: Tab { Tab(rawValue: (rawValue + 1) % Tab.allCases.count) ?? .overview }
    package var previous: Tab {
      Tab(rawValue: (rawValue + Tab.allCases.count - 1) % Tab.allCases.count) ?? .overview
    }
  }

  package let user: User
  /// How times are written.
  package let times: TimeStyle
  /// What is yet to come of the user.
  package let rest: RestOfUser

  package init(
    _ user: User, times: TimeStyle = .absolute, rest: RestOfUser = RestOfUser()
  ) {
    self.user = user
    self.times = times
    self.rest = rest
  }

  /// The user's name and where the record is from: `Jo Dean  scanova #480`.
  package var title: DisplayText {
    "\(user.label)  \(user.reference.source) #\(user.id.text)"
  }

  package func lines(_ tab: Tab) -> [DetailLine] {
    switch tab {
    case .overview: overview.lines(of: user.reference.source)
    case .access: access.lines(of: user.reference.source)
    case .security: security.lines(of: user.reference.source)
    case .activity: activity.lines(of: user.reference.source)
    case .raw: raw
    }
  }

  /// A time as it is to be written: as a date, or as how long before the reading it was.
  package func words(_ time: Timestamp) -> DisplayText {
    guard times == .relative else { return time.dateAndTime }
    let age = time.age(before: user.fetchedAt)
    if age == "now" { return "when it was read (\(time.date))" }
    return time > user.fetchedAt ? "\(age) (\(time.date))" : "\(age) ago (\(time.date))"
  }

  /// Why a fact is not known: it is yet to be read or could not be, or else the source does not
  /// report it.
  func gap(_ fact: QueryFact) -> Gap { rest.gap(fact, of: user) ?? .unreported }
}

/// A line of details: a label and a value, each of which may be empty.
package struct DetailLine: Hashable, Sendable {
  /// How a line stands out, by mark as well as colour.
  package enum Emphasis: Hashable, Sendable {
    case none
    /// Something to look at: marked with `!`.
    case warning
    /// Not reported, or beside the point.
    case faint
    /// A heading over the lines that follow.
    case heading
  }

  package let label: DisplayText
  package let value: DisplayText
  package let emphasis: Emphasis
  /// The query for the users that the line leads to: who else has what it tells of.
  package let leadsTo: String?

  package init(
    _ label: DisplayText, _ value: DisplayText, _ emphasis: Emphasis = .none,
    leadsTo: String? = nil
  ) {
    self.label = label
    self.value = value
    self.emphasis = emphasis
    self.leadsTo = leadsTo
  }

  package static func heading(_ text: DisplayText) -> DetailLine { DetailLine(text, "", .heading) }
  package static let blank = DetailLine("", "")
}
