#!/bin/sh
# Waits for Docker and starts the agent of RKE1 by its arguments. The file $leftover is gone at the end.
leftover="${leftover-}"
trap 'if [ -n "$leftover" ]; then rm -f "$leftover"; fi' EXIT
tries=0
until docker info >/dev/null 2>&1 </dev/null; do
  tries=$((tries + 1))
  [ "$tries" -lt 60 ] || { echo 'Docker does not answer.' >&2; exit 3; }
  sleep 5
done
"$@" </dev/null
