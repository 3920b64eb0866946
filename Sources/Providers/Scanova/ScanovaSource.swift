/// What a `[[source]]` of Scanova is.
enum ScanovaSource {
  static let sample = SourceSample(
    "Scanova",
    lines: """
      name = "scanova"
      tag = "S"
      provider = "scanova"
      url = "https://management.scanova.io"
      credential = { env = "SCANOVA_KEY" }
      """)
}
