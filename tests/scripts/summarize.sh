#!/usr/bin/env bash
# Adds up the trx files of a folder: a line for each test assembly, one for each test that failed with the first line of its message, and
# "N passed, N failed" as the last line.
. "$(dirname "$0")/common.sh"

shopt -s nullglob
files=("$1"/*.trx)
[ "${#files[@]}" -gt 0 ] || die 'No test results were written.'

awk '
  function attribute(name,   found) {
    return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : ""
  }
  FNR == 1 { suite = "" }
  suite == "" && /codeBase="/ {
    suite = attribute("codeBase"); gsub(/.*[\/\\]/, "", suite); sub(/\.dll$/, "", suite)
  }
  /<UnitTestResult / { failing = attribute("outcome") == "Failed" ? attribute("testName") : "" }
  failing != "" && /<Message>/ {
    message = $0; sub(/.*<Message>/, "", message); sub(/<\/Message>.*/, "", message)
    failures[++failureCount] = "Failed: " failing "\n        " message; failing = ""
  }
  /<Counters / {
    total = attribute("total"); passed = attribute("passed"); executed = attribute("executed")
    # What was executed and did not pass has failed, timed out or been broken off.
    failed = executed - passed; skipped = total - executed
    printf "%-36s %5d passed, %d failed%s\n", (suite == "" ? FILENAME : suite), passed, failed, (skipped ? ", " skipped " skipped" : "")
    allPassed += passed; allFailed += failed
  }
  END {
    for (i = 1; i <= failureCount; i++) print failures[i]
    printf "%d passed, %d failed\n", allPassed, allFailed; exit allFailed > 0 || allPassed == 0
  }
' "${files[@]}"
