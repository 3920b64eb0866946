@testable import Providers

/// JSON as the vendor's pages show it.
enum Document360Sample {
  /// The envelope of every answer (https://apidocs.document360.com/apidocs/responses).
  static func envelope(
    _ result: String, success: String = "true", errors: String = "[]", warnings: String = "[]",
    information: String = "[]"
  ) -> String {
    """
    {"result":\(result),"extension_data":null,"success":\(success),"errors":\(errors),\
    "warnings":\(warnings),"information":\(information)}
    """
  }

  /// An error in an envelope's `errors`.
  static func error(_ description: String) -> String {
    """
    {"extension_data":null,"stack_trace":"at Document360.Teams","description":"\(description)",\
    "error_code":null,"custom_data":null}
    """
  }

  /// The answer to an id that no user has: status 400
  /// (https://apidocs.document360.com/apidocs/get-user).
  static let unknownUser = """
    {"extension_data":null,"success":true,"errors":[\(error("The user id does not exist."))],\
    "warnings":[],"information":[]}
    """

  static let dannyID = "5ad03d2b6d59890e8635a596"
  static let dannyPicture =
    "https://cdn.document360.io/users/87bdf6bf-aa19-480f-aab3-2c6bba1dd5c1.JPG"
  /// The query of a picture's address: a signature.
  static let signature = """
    sv=2020-08-04&st=2021-12-27T10%3A04%3A48Z&se=2021-12-27T10%3A05%3A18Z&sr=b&sp=r\
    &sig=GnTDMCRKT%2FjHiHLNx7tEgt2gYpD3DO8sJmIkmrGU75c%3D
    """

  /// The `result` of the older rendering: https://apidocs.document360.com/docs/get-user
  static let danny = ProviderExample.document360OlderUser(picture: "\(dannyPicture)?\(signature)")

  static let peterID = ProviderExample.document360.id

  /// The `result` of https://apidocs.document360.com/apidocs/get-user
  static let peter = ProviderExample.document360.answered

  /// A row of https://apidocs.document360.com/docs/get-users
  static let listedPeter = """
    {"user_id":"f11efc6f-e968-4e95-82eb-85ad61559de8","first_name":"Peter","last_name":"Jone",\
    "email_id":"peter.jone@example.com",\
    "profile_logo_url":"https://www.gravatar.com/avatar/FE29D578CBEC3945FC88BF4F10906A3E\
    ?\(signature)","portal_role":"Owner","last_login_at":"2026-05-18T08:22:00Z"}
    """
}
