import DirectoryModel
import Testing

/// Passwords, which are neither kept nor shown.
struct JSONSecretsTests {
  @Test(
    arguments: [
      (#"{"password":"s3"}"#, #"{"password":null}"#),
      (#"{"a":[{"PassWord":7}]}"#, #"{"a":[{"PassWord":null}]}"#),
      (#"{"password":{"password":"s3","x":["s3"]},"b":1}"#, #"{"password":null,"b":1}"#),
      (#"{"\u0070assword":"s3"}"#, #"{"\u0070assword":null}"#),
      (#"{"password":null}"#, #"{"password":null}"#),
      (
        #"{"passwd" : "s3" , "passwordHash":"s3","has_usable_password":true}"#,
        #"{"passwd" : null , "passwordHash":null,"has_usable_password":true}"#
      ),
      (#"{"password":"a","password":"b"}"#, #"{"password":null,"password":null}"#),
      (
        #"{"name":"password","passwordChanged":"x"}"#, #"{"name":"password","passwordChanged":"x"}"#
      ),
    ])
  func `A secret is null in what is read and in the bytes, at any depth`(
    text: String, expected: String
  ) throws {
    for before in ["", "[[] , "] {
      let bytes = Array((before + text).utf8)[before.utf8.count...]
      let record = try Record(parsing: bytes)
      #expect(String(decoding: record.withoutSecrets(bytes), as: UTF8.self) == expected)
      #expect(!JSON.object(record.rest {}).text().contains("s3"))
      #expect(!(try JSON(mending: bytes)).text().contains("s3"))
      #expect(!(try RawJSON(Array(bytes))).text().contains("s3"))
    }
  }

  @Test(
    arguments: [
      (#"{"password":"s3" "b":1}"#, #"{"password":null "b":1}"#),
      (#"{"a":{"Password" : ["s3",{"x":"s3"}],"b":1}"#, #"{"a":{"Password" : null,"b":1}"#),
      (#"{"password":"s3"#, #"{"password":null"#), (#"{"password":"s3\""#, #"{"password":null"#),
      (#"{"password":{"a":"s3"#, #"{"password":null"#),
      (#"{"password":12}}"#, #"{"password":null}}"#),
      (#"{"password""#, #"{"password""#), (#"{"password":}"#, #"{"password":}"#),
      (#"{"name":"x" "y"}"#, #"{"name":"x" "y"}"#),
    ])
  func `In what is no JSON the value after the name of a secret is null`(
    text: String, expected: String
  ) {
    let bytes = Array(("x" + text).utf8).dropFirst()
    #expect(String(decoding: JSON.withoutSecrets(bytes), as: UTF8.self) == expected)
  }
}
