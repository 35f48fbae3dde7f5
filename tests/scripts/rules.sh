#!/usr/bin/env bash
# Runs the fixtures of the Windows and Flannel rules: a configuration that breaks each rule and a neighbour that does not.
# Ends with "rules: N/64 tripped, N/64 neighbours clean".
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=tests/scripts/common.sh
. tests/scripts/common.sh
need_dotnet
need_terraform

summary="$(mktemp)"
trap 'rm -f "$summary"' EXIT
status=0
RULES_SUMMARY="$summary" dotnet test tests/Rancher.Provider.Tests --filter 'FullyQualifiedName~RuleFixtureTests' --nologo -v quiet || status=$?
cat "$summary"
exit "$status"
