#!/usr/bin/env bash
# Builds release files into ./dist: zips, manifest and checksums under the names that provider registries expect.
#   dist.sh                          linux_amd64, one static native file
#   dist.sh linux_amd64 windows_amd64 …
# Other systems than the one that builds get a self-contained, trimmed, ready-to-run file: native code does not cross systems.
. "$(dirname "$0")/common.sh"

need_dotnet
command -v zip >/dev/null || die 'zip is missing: apt-get install zip'
[ "$#" -gt 0 ] || set -- linux_amd64

dist="$root/dist"
version="$(provider_version)"
project="$root/src/Rancher.Provider/Rancher.Provider.csproj"

need_native_tools() {
  local missing=() package
  declare -A proof=([gcc]=gcc [lld]=ld.lld [cmake]=cmake)
  for package in gcc lld cmake; do
    command -v "${proof[$package]}" >/dev/null || missing+=("$package")
  done
  compgen -G '/usr/lib/*/libssl.a' >/dev/null || missing+=(libssl-dev)
  compgen -G '/usr/lib/*/libz.a' >/dev/null || missing+=(zlib1g-dev)
  [ "${#missing[@]}" -eq 0 ] || die "The static native build needs more tools: apt-get install ${missing[*]}"
}

# The platform whose native code this machine can make.
native_platform() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) printf 'linux_amd64' ;;
    Linux-aarch64) printf 'linux_arm64' ;;
    *) printf 'none' ;;
  esac
}

runtime_of() {
  case "$1" in
    linux_amd64) printf 'linux-x64' ;;
    linux_arm64) printf 'linux-arm64' ;;
    darwin_amd64) printf 'osx-x64' ;;
    darwin_arm64) printf 'osx-arm64' ;;
    windows_amd64) printf 'win-x64' ;;
    windows_arm64) printf 'win-arm64' ;;
    *) die "There is no .NET for $1." ;;
  esac
}

# Publishes one platform and leaves the one file that goes into the zip.
build_platform() {
  local platform="$1" runtime suffix='' publish="$dist/publish/$1" folder="$dist/$1" native=false
  runtime="$(runtime_of "$platform")"
  [ "$platform" != "$(native_platform)" ] || native=true
  case "$platform" in windows_*) suffix=.exe ;; esac
  if [ "$native" = true ]; then
    need_native_tools
    dotnet publish "$project" -c Release -r "$runtime" -o "$publish" -p:Dist=native --nologo -v quiet
  else
    dotnet publish "$project" -c Release -r "$runtime" -o "$publish" -p:Dist=portable --nologo -v quiet
  fi
  mkdir -p "$folder"
  # Nothing else whose name begins like that may lie beside it: Terraform would run whichever comes first in the alphabet.
  install -m 0755 "$publish/terraform-provider-rancher2$suffix" "$folder/terraform-provider-rancher2_v$version$suffix"
}

zip_platform() {
  local platform="$1" zip="$dist/terraform-provider-rancher2_${version}_$1.zip"
  cp "$root/LICENSE" "$dist/$platform/LICENSE"
  "$root/tests/scripts/notices.sh" >"$dist/$platform/THIRD-PARTY-NOTICES.txt"
  chmod 0644 "$dist/$platform/LICENSE" "$dist/$platform/THIRD-PARTY-NOTICES.txt"
  # -X leaves out owner and access time, so that equal files make equal zips.
  (cd "$dist/$platform" && TZ=UTC find . -type f -exec touch -d '2000-01-01T00:00:00Z' {} + && TZ=UTC zip -q -9 -X "$zip" LICENSE THIRD-PARTY-NOTICES.txt terraform-provider-rancher2_v*)
}

rm -rf "$dist"
mkdir -p "$dist"
for platform in "$@"; do
  say "$platform"
  build_platform "$platform"
  zip_platform "$platform"
done
rm -rf "$dist/publish"

"$root/tests/scripts/checksums.sh"
say 'dist'
(cd "$dist" && ls -l -- *.zip *_manifest.json *_SHA256SUMS */terraform-provider-*)
