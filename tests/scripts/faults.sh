#!/usr/bin/env bash
# Runs every fault on every simulated server that has the type, and ends with "faults: P/T held".
. "$(dirname "$0")/common.sh"

need_dotnet
cd "$root"
results="$root/TestResults/faults"
rm -rf "$results"
project=tests/Rancher.Provider.AcceptanceTests
status=0
dotnet build "$project" --nologo -v quiet -clp:NoSummary || die 'The build failed; no fault was tried.'
FAULTS="${FAULTS:-all}" dotnet test "$project" --no-build --nologo -v quiet --filter 'FullyQualifiedName~FaultMatrixTests' \
  --logger 'trx;LogFileName=faults.trx' --results-directory "$results" || status=1

grep -oE 'faults: [0-9]+/[0-9]+ held, [a-z0-9_]+' "$results/faults.trx" | sort -u | awk '
  { split($2, counts, "/"); held += counts[1]; total += counts[2]; print "  " $4 ": " $2 }
  END { printf "faults: %d/%d held\n", held, total; exit held != total || total == 0 }
' || status=1
exit "$status"
