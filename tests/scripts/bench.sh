#!/usr/bin/env bash
# Measures what a user waits for, on the static native file: the one of `make dist` when no source is newer, else one that is built now. Prints one
# "name: value" a line. Compare values of one run with each other; they say little from one machine to another. REFERENCE_PROVIDER=FILE compares the start
# with that of another provider; the limits in src/README.md are of hashicorp/aws 5.100.0.
. "$(dirname "$0")/common.sh"

need_dotnet
need_terraform
cd "$root"

platform="$(terraform_platform)"
version="$(provider_version)"
binary="dist/$platform/terraform-provider-rancher2_v$version"
zip="dist/terraform-provider-rancher2_${version}_$platform.zip"

is_current() {
  [ -f "$binary" ] && [ -f "$zip" ] && [ -z "$(find src Directory.Build.props Directory.Packages.props proto -newer "$zip" -type f \
    \( -name '*.cs' -o -name '*.csproj' -o -name '*.props' -o -name '*.proto' \) -not -path '*/obj/*' -not -path '*/bin/*' -print -quit)" ]
}

if is_current; then
  printf 'binary: %s, static native, as make dist left it\n' "$binary"
else
  "$root/tests/scripts/dist.sh" "$platform" >&2
  printf 'binary: %s, static native, built now\n' "$binary"
fi

dotnet build tests/Benchmarks -c Release --nologo -v quiet -clp:NoSummary >&2 || die 'The benchmarks do not build.'
exec dotnet tests/Benchmarks/bin/Release/net10.0/Benchmarks.dll "$binary" "$zip"
