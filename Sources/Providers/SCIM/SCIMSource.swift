import DirectoryModel

/// What a `[[source]]` of a SCIM service is.
enum SCIMSource {
  /// RFC 7644 section 2 leaves the scheme to the service.
  static let scheme = SourceOption(
    "auth", .choice(["bearer", "basic"]), standard: "bearer",
    help: "how the credential (for basic user:password) is sent")

  static let sample = SourceSample(
    "SCIM", note: "url is what stands before /Users.",
    lines: """
      name = "scim"
      tag = "C"
      provider = "scim"
      url = "https://example.com/scim/v2"
      credential = { env = "SCIM_TOKEN" }
      auth = "bearer"
      """)
}
