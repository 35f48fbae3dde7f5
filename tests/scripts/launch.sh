# shellcheck shell=bash
# Launches a provider the way Terraform does and reads its handshake. Sourced, not run.

provider_pid=''

# launch COMMAND…: sets provider_pid and handshake. With the variable PLUGIN_CLIENT_CERT set, the provider must offer TLS.
launch() {
  local log
  log="$(mktemp)"
  coproc PROVIDER {
    exec env TF_PLUGIN_MAGIC_COOKIE=d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2 \
      PLUGIN_PROTOCOL_VERSIONS=6,5 PLUGIN_MIN_PORT=10000 PLUGIN_MAX_PORT=25000 "$@" 2>"$log"
  }
  # shellcheck disable=SC2153 # set by coproc
  provider_pid="$PROVIDER_PID"
  handshake=''
  if ! IFS= read -r -t 30 handshake <&"${PROVIDER[0]}"; then
    cat "$log" >&2
    rm -f "$log"
    die "No handshake line within 30 seconds from: $*"
  fi
  rm -f "$log"
  [[ "$handshake" =~ ^1\|6\|(unix|tcp)\|[^|]+\|grpc(\||$) ]] || die "This is no handshake line: $handshake"
}

# The address in the handshake: network, then address.
handshake_field() {
  printf '%s' "$handshake" | cut -d '|' -f "$1"
}

stop_provider() {
  if [ -n "$provider_pid" ]; then
    kill -KILL "$provider_pid" 2>/dev/null || true
    wait "$provider_pid" 2>/dev/null || true
    provider_pid=''
  fi
}
