#!/usr/bin/env bash
# Replays recorded requests against the simulated Rancher; a line for each server and a total. The recordings lie beside the repository.
. "$(dirname "$0")/common.sh"

need_dotnet
[ -d "$root/../shared/rancher/transcripts" ] \
  || die "The recordings are missing: expected in $(cd "$root/.." && pwd)/shared/rancher/transcripts."
cd "$root"
log="$(mktemp)"
trap 'rm -f "$log"' EXIT
status=0
dotnet test tests/Rancher.Simulator.Tests --nologo --filter "Category=Transcripts" --logger "console;verbosity=detailed" >"$log" 2>&1 || status=$?
grep -E '^[[:space:]]*(unmatched|transcripts)[ :]' "$log" | sed 's/^[[:space:]]*//' | grep -v '^transcripts: ' || true
[ "$status" -eq 0 ] || grep -E 'error|Failed' "$log" >&2 || true
grep -E '^[[:space:]]*transcripts: ' "$log" | sed 's/^[[:space:]]*//' | tail -n 1
exit "$status"
