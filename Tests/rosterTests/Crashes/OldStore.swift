import Foundation
import Testing

/// A store as the first version of roster wrote it.
///
/// It has one user of a complete reading of `tines` on 2026-01-01: `tines/2`, Alice Before, and a
/// chunk of the index that this version can't read.
enum OldStore {
  /// Puts the store at a path.
  static func write(to file: URL) async throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    let unpacked = try await RosterProcess.run(
      ["-c", "base64 -di | gzip -d > \"$0\"", file.path], executable: URL(filePath: "/bin/bash"),
      input: packed)
    #expect(unpacked.status == 0, "\(unpacked.errors)")
  }

  /// The file under gzip and Base64.
  private static let packed = """
    H4sIAAAAAAACA+1YTW8bRRiesROv12nSNihaRSXqyD00bkJFipBopIg6yUJMjU2ctdqcVmvv2Fl1vWt2x21CFdCWiEv7
    CzjwK7j0wJE/wAFx4A4HOFQq5aMX3pl1Ha/j0qhChdb7eHY+3pnxfLzzfsxsbRYtRknD9VoGI2+hBMIYXSEEIaTAN40O
    MQHfWF8Zdz/k+cxDw6Ggi3U8zjviX3h5Gj/Gj/CDsBDjhWMqA1EmDVGac0VKTnIm4t8QhBijAhknziyRjk89PxPzf/SQ
    SZ6Ru/wP5f9PBCHGKGEczLIsp0P+f4sgxHhZcRlPIeWkIqdSqTkZysxyqK+JGJnsoMa9toG07rbaNmU01P+/IwgxRgfp
    pCKL8zGJ/0BJdA/hAr4PiQ6/oQiWk5KiKPjOFjNqNvWZ64XR2FpFzWsq0fKrRZUIEpnPEOJ0WjXqwb+/cexJPecYpFDS
    1PfVCvmoUvgwX9kmV9Vtsrahrl0l890WK2QptwgdPHrT8i3X6XUplTVSqhaLvNKhu0znRnForUfr1GG67bo3Om3/SJOc
    gyVlYQEHr4m5Nz2zprespmcwGM4fKCYi6xmoJPOWCSNZDQtmoqnXtd4Y/QvMrSRSyuYCRpZj0l3/YxtucbrRYa4o6wP/
    qS8NEJL8DPA95/o/AYxHnPsH/9155NHCeEp5d/ZpS/Ldjlen+lKYpu6sj0nK7Cw+qIeHRVDDeDx6XATtGedF8N9o0YEN
    r5YKm1WVVzKjGa3jxLbn3gRmeUdrhG915JCQdfW9fLWokTd5G8PX3caTNpxQo03D0eEa3kejsHZzgNbeMfxwprzUdKMd
    dtu0zqgZoXme6/U6OC6zYKtEORfa/18RhBivOk6DnMlT6RRCl574AZz/STSN8AX0FSQWaGE5LSnnzuFgWwiWbflMB+Xn
    emZf9kRExPoqjiFndddhoODIarG8GlWxxq0oMRfIUv9cGh3b7o7Tl52IzKWv4l+ey1ZKUmZm8OeymAuXcP7JkdGF+Xj2
    sF2dNMzOWObRyVi+LrbY33FvDbddYtVRLSF6RElN16G6bzmHQ3fl/z6CEONlgorG0Kev386alt+2jT2dW6/scjZvg24n
    q7QBPlJ2MUtbhmUD2eDkK8Lju7i790l2/3bWMrPLl/Y5/8EBiDGqT0Fc/+MfEX6If4YkxiuEiWQqnb78hfT1g7tv8/xj
    +s5333z28C7Pf3/g/vDXB1+yScxA/FWEfkIqDtDKcznuwdmMpJw/j4N9YRojV6VI4WTEWEaqhNUEx3ZnqH176rWs/843
    z7svira5HLlW0DbKVY1UytcK60FGFreFwA2dGjFkGE9GXZkXMBnYsXv/J/mP9f/oIn7/H1GMg/8oT8XyH8s/SuA5hAOI
    YkRROyEpZ2dwMCdeILkp1/kVmmdOd72GQmldvU56VaRc6r4BHN61wfpvqBU1cvve6vkN+xPizbv7wlHf6Tg3RHQq4pYI
    0jEeFv7xgbu2x6g/8KrxN3mJYx4AJAAA
    """
}
