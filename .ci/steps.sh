# The steps that .ci/run and .ci/check share; both source this with the package as their folder.

# Fails where a file or folder is not formatted, or breaks a rule of .swift-format.
check_format() {
  swift format lint --strict --recursive --parallel "$@"
}

# Builds, and fails where a file imports what Package.swift does not give its target.
build() {
  swift build --explicit-target-dependency-import-check error "$@"
}
