import Browser
import DirectoryModel
import TestSupport

extension Effect {
  /// What the view of access is answered where these are all users.
  func answer(among users: [User]) -> AppEvent? {
    switch self {
    case .ask(.access, let generation):
      let rows = RoleCount.counts(in: Rows(users)).map { ViewRow(.named($0.key.text), $0) }
      return .answered(.access, rows, generation: generation)
    case .askAbout(let row, .access):
      return row.item(RoleCount.self).map { role in
        .answeredAbout(row, RoleHolders(of: role, in: Rows(users)), .access)
      }
    default: return nil
    }
  }
}
