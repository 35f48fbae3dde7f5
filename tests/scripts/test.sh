#!/usr/bin/env bash
# Builds, runs the tests of the solution (or of the projects given) and ends with a line "N passed, N failed".
. "$(dirname "$0")/common.sh"

need_dotnet
need_terraform
cd "$root"
[ "$#" -gt 0 ] || set -- Provider.sln

results="$root/TestResults"
rm -rf "$results"
mkdir -p "$results"

status=0
for target in "$@"; do
  dotnet build "$target" --nologo -v quiet -clp:NoSummary || die "The build of $target failed; no test was run."
  # One assembly after another: each already runs its tests in parallel, and terraform and its providers want processors too.
  dotnet test "$target" --no-build --nologo -m:1 -v quiet --logger trx --logger "console;verbosity=minimal" --results-directory "$results" -- RunConfiguration.TestSessionTimeout=3000000 || status=1
done

"$root/tests/scripts/summarize.sh" "$results" || status=1
exit "$status"
