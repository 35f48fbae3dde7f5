#!/bin/sh
# Runs Rancher's installer for RKE2 and K3s, which is at $url, with the given arguments. The file $leftover is gone at the end.
leftover="${leftover-}"
if [ -n "${CATTLE_ID-}" ]; then
  # The installer uses a given identity and does not write it down; without the file, running it again would make a new machine.
  folder="${CATTLE_AGENT_CONFIG_DIR:-/etc/rancher/agent}"
  mkdir -p "$folder"
  printf '%s' "$CATTLE_ID" > "$folder/cattle-id"
  chmod 600 "$folder/cattle-id"
fi
installer="$(mktemp)"
trap 'rm -f "$installer"; if [ -n "$leftover" ]; then rm -f "$leftover"; fi' EXIT
tries=0
until curl ${insecure:+--insecure} -fsSL "${url:?}" -o "$installer" </dev/null; do
  tries=$((tries + 1))
  [ "$tries" -lt 30 ] || { echo 'Rancher gave no installer.' >&2; exit 4; }
  sleep 10
done
sh "$installer" "$@" </dev/null
