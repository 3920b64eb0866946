import DirectoryModel

/// What a `[[source]]` of Document360 is.
enum Document360Source {
  static let version = SourceOption(
    "api_version", .choice(["v2", "v3"]), standard: "v2", help: "the version of the API")
  /// https://apidocs.document360.com/apidocs, where it stands in every path of version 3.
  static let project = SourceOption(
    "project_id", .line, .requiredWhere("api_version", is: "v3"),
    help: "the project whose users are listed")

  static let sample = SourceSample(
    "Document360",
    lines: """
      name = "document360"
      tag = "D"
      provider = "document360"
      url = "https://apihub.document360.io"
      credential = { file = "~/.secrets/document360" }
      api_version = "v3"
      project_id = "00000000-0000-0000-0000-000000000000"
      """)
}
