package import DirectoryModel

/// A role and who has it, in the cells of a list, in details and in JSON.
extension RoleCount {
  package var roleCell: ListCell {
    role.isEmpty ? ListCell("unnamed", .faint) : ListCell(role, .strong)
  }

  package var kindCell: ListCell { ListCell(kind.words) }

  package var usersCell: ListCell { ListCell("\(holders.count.grouped)") }

  /// How many of the users are privileged, marked where there are some.
  package var privilegedCell: ListCell {
    holders.privileged > 0 ? ListCell("!\(holders.privileged.grouped)", .warning) : .notReported
  }

  /// What is known of the role, a fact a line.
  package var details: [DetailLine] {
    [
      DetailLine("role", role, .heading), DetailLine("kind", kindCell.text),
      DetailLine("source", "\(source)"), DetailLine("users", usersCell.text),
      DetailLine(
        "privileged", "\(holders.privileged.grouped)", holders.privileged > 0 ? .warning : .none),
    ]
  }

  /// The role as scripts read it, with how many users have it and how many of these are privileged.
  package var json: JSON {
    [
      "role": JSON(role), "kind": .string(kind.rawValue), "source": .string(source),
      "users": JSON(holders.count), "privileged": JSON(holders.privileged),
    ]
  }
}

extension User {
  /// The user among those who have a role: who it is, and that it is privileged.
  package var holderLine: DetailLine {
    DetailLine(
      label, email ?? username ?? "#\(id.text)", privilege.value == true ? .warning : .none,
      leadsTo: reference.query)
  }
}
