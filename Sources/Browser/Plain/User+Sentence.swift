import DirectoryModel
import DirectoryText

extension User {
  /// The user in one line that can be listened to; what is not reported is not mentioned.
  ///
  /// `Bob Brown, tines, active, MFA off though required, never seen, bob@acme.com`.
  var sentence: DisplayText {
    var parts: [DisplayText] = [label, "\(reference.source)"]
    if goneSince != nil { parts.append("gone") }
    if status != .unknown { parts.append(status.word) }
    if privilege.value == true { parts.append("privileged") }
    if invitation.state == .pending { parts.append("invitation pending") }
    switch mfa.state {
    case .enabled: parts.append("MFA on")
    case .disabled: parts.append(mfa.isGap ? "MFA off though required" : "MFA off")
    case .unknown: break
    }
    switch lastSeen.state {
    case .at(let time): parts.append("seen \(time.date)")
    case .never: parts.append("never seen")
    case .unknown: break
    }
    if let email, !email.isEmpty, email != label { parts.append(email) }
    if !problems.isEmpty { parts.append("malformed record") }
    return parts.joined(separator: ", ")
  }
}
