/// What a `[[source]]` of Tines is.
enum TinesSource {
  static let sample = SourceSample(
    "Tines", note: "url is the address of your tenant.",
    lines: """
      name = "tines-prod"
      tag = "T"
      provider = "tines"
      url = "https://acme.tines.com"
      credential = { command = ["pass", "show", "tines"] }
      admin_url = "https://acme.tines.com/admin/users/{id}"
      privileged_roles = ["Owner", "Admin"]
      timeout = 30
      """)
}
