import DirectoryModel

/// What a `[[source]]` of ScalePad is.
enum ScalePadSource {
  /// https://api-docs.amm-scalepad.com/users/list, where it stands in the path.
  static let client = SourceOption(
    "client_id", .line, .required, help: "the client whose users are listed")

  static let sample = SourceSample(
    "ScalePad",
    lines: """
      name = "scalepad"
      tag = "A"
      provider = "scalepad"
      url = "https://api.scalepad.example/v2"
      client_id = "12345"
      credential = { prompt = true }
      enabled = true
      """)
}
