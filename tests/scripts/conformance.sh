#!/usr/bin/env bash
# Runs the tests of the plugin protocol against the just-in-time build of the probe provider and against the static native one, and ends with
# "conformance: PASSED/TOTAL jit" and "conformance: PASSED/TOTAL native".
#   conformance.sh jit | native | jit native (the default)
. "$(dirname "$0")/common.sh"

need_dotnet
need_terraform
cd "$root"
[ "$#" -gt 0 ] || set -- jit native

project=tests/Terraform.Plugin.Conformance
results="$root/TestResults/conformance"
rm -rf "$results"
mkdir -p "$results"
dotnet build "$project" --nologo -v quiet -clp:NoSummary || die 'The conformance tests do not build.'

counter() {
  sed -n 's/.*<Counters[^>]* '"$2"'="\([0-9]*\)".*/\1/p' "$1" | head -1
}

status=0
for kind in "$@"; do
  export PROBE_BINARY=''
  if [ "$kind" = native ]; then
    dotnet publish tests/Terraform.Plugin.Probe -c Release -r "linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')" \
      -p:Dist=native -o "$results/native" --nologo -v quiet || die 'The native probe does not build.'
    export PROBE_BINARY="$results/native/probe-provider"
  fi
  dotnet test "$project" --no-build --nologo -v quiet --logger "trx;LogFileName=$kind.trx" --results-directory "$results" || status=1
done

for kind in "$@"; do
  printf 'conformance: %s/%s %s\n' "$(counter "$results/$kind.trx" passed)" "$(counter "$results/$kind.trx" total)" "$kind"
done
exit "$status"
