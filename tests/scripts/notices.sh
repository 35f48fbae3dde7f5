#!/usr/bin/env bash
# Writes the third-party notices of a release to standard output: the licence of every NuGet package that the provider is built from, of the .NET runtime,
# and of the C libraries that the static Linux file holds. Run after a restore; a package without a known licence ends it with an error.
. "$(dirname "$0")/common.sh"

assets="$root/src/Rancher.Provider/obj/project.assets.json"
packages="${NUGET_PACKAGES:-$HOME/.nuget/packages}"
licenses="$root/tests/scripts/licenses"
[ -f "$assets" ] || die "There is no $assets: run dotnet restore first."

heading() {
  printf '\n%s\n%s\n\n' "$1" "$(printf '%*s' "${#1}" '' | tr ' ' -)"
}

nuspec_text() {
  sed -n "s|.*<$2[^>]*>\([^<]*\)</$2>.*|\1|p" "$1" | head -n 1
}

# Name/version of the packages that become part of the program; those of the build alone have nothing in "runtime".
shipped_packages() {
  awk '
    /^  "targets"/ { on = 1 } /^  "libraries"/ { on = 0 }
    on && match($0, /^      "[^"]+\/[^"]+": \{/) { name = $0; sub(/^      "/, "", name); sub(/": \{.*/, "", name); package = 0 }
    on && /^        "type": "package"/ { package = 1 }
    on && package && /^        "runtime": \{/ { print name }' "$assets" | sort -fu
}

printf 'terraform-provider-rancher2 is licensed under MPL-2.0, see LICENSE. It contains the software below.\n'
while IFS=/ read -r name version; do
  folder="$packages/${name,,}/${version,,}"
  nuspec="$(find "$folder" -maxdepth 1 -name '*.nuspec')"
  expression="$(nuspec_text "$nuspec" license)"
  [ -f "$licenses/$expression.txt" ] || die "$name $version has the licence '$expression', of which $licenses has no text."
  heading "$name $version ($expression)"
  own="$(find "$folder" -maxdepth 1 -iname 'license*' | head -n 1)"
  if [ -n "$own" ]; then
    cat "$own"
  else
    printf '%s\n\n' "$(nuspec_text "$nuspec" copyright)"
    cat "$licenses/$expression.txt"
  fi
done < <(shipped_packages)

runtime="$(dirname "$(readlink -f "$(command -v dotnet)")")"
for notice in "$runtime/LICENSE.txt" "$runtime/ThirdPartyNotices.txt"; do
  [ -f "$notice" ] || continue
  heading ".NET runtime: $(basename "$notice" .txt)"
  cat "$notice"
done
for library in libssl zlib1g; do
  notice="/usr/share/doc/$library-dev/copyright"
  [ -f "$notice" ] || continue
  heading "$library (in the static Linux file)"
  cat "$notice"
done
