# A stand-in for the installer of the system agent: it reads the flags of the real one and registers the host, but installs nothing.
set -e

fatal() {
    echo "[ERROR] $*" >&2
    exit 1
}

need() {
    [ -n "$2" ] || fatal "Argument $1 needs a value"
}

while [ $# -gt 0 ]; do
    case "$1" in
        -a | --all-roles) CATTLE_ROLE_CONTROLPLANE=true; CATTLE_ROLE_ETCD=true; CATTLE_ROLE_WORKER=true; shift ;;
        -p | --controlplane) CATTLE_ROLE_CONTROLPLANE=true; shift ;;
        -e | --etcd) CATTLE_ROLE_ETCD=true; shift ;;
        -w | --worker) CATTLE_ROLE_WORKER=true; shift ;;
        --no-roles) CATTLE_ROLE_NONE=true; shift ;;
        -n | --node-name) need "$@"; CATTLE_NODE_NAME="$2"; shift 2 ;;
        --address) need "$@"; CATTLE_ADDRESS="$2"; shift 2 ;;
        -i | --internal-address) need "$@"; CATTLE_INTERNAL_ADDRESS="$2"; shift 2 ;;
        -l | --label) need "$@"; CATTLE_LABELS="${CATTLE_LABELS:+$CATTLE_LABELS,}$2"; shift 2 ;;
        --taint | --taints) need "$@"; CATTLE_TAINTS="${CATTLE_TAINTS:+$CATTLE_TAINTS,}$2"; shift 2 ;;
        -s | --server) need "$@"; CATTLE_SERVER="$2"; shift 2 ;;
        -t | --token) need "$@"; CATTLE_TOKEN="$2"; shift 2 ;;
        -c | --ca-checksum) need "$@"; CATTLE_CA_CHECKSUM="$2"; shift 2 ;;
        *) fatal "Unknown argument passed in ($1)" ;;
    esac
done

[ -n "$CATTLE_TOKEN" ] || fatal "Environment variable CATTLE_TOKEN was not set"
VAR_DIR="${CATTLE_AGENT_VAR_DIR:-/var/lib/rancher/agent}"
CONFIG_DIR="${CATTLE_AGENT_CONFIG_DIR:-/etc/rancher/agent}"
mkdir -p "$VAR_DIR" "$CONFIG_DIR"
CURL_CA=""
if [ -n "$CATTLE_CA_CHECKSUM" ]; then
    curl --insecure -sfL "$CATTLE_SERVER/cacerts" -o "$VAR_DIR/cacerts" || fatal "Could not fetch $CATTLE_SERVER/cacerts"
    printf '%s\n' "$(cat "$VAR_DIR/cacerts")" >"$VAR_DIR/cacerts.pem"
    [ "$(sha256sum "$VAR_DIR/cacerts.pem" | cut -d ' ' -f 1)" = "$CATTLE_CA_CHECKSUM" ] \
        || fatal "Configured cacerts checksum ($(sha256sum "$VAR_DIR/cacerts.pem" | cut -d ' ' -f 1)) does not match given --ca-checksum ($CATTLE_CA_CHECKSUM)"
    CURL_CA="--cacert $VAR_DIR/cacerts.pem"
fi

if [ -z "$CATTLE_ID" ]; then
    if [ ! -s "$CONFIG_DIR/cattle-id" ]; then
        dd if=/dev/urandom bs=32 count=1 2>/dev/null | sha256sum | cut -d ' ' -f 1 >"$CONFIG_DIR/cattle-id"
    fi
    CATTLE_ID="$(cat "$CONFIG_DIR/cattle-id")"
fi

# shellcheck disable=SC2086
curl $CURL_CA -sSfL -H "Authorization: Bearer $CATTLE_TOKEN" -H "X-Cattle-Id: $CATTLE_ID" \
    -H "X-Cattle-Role-Etcd: ${CATTLE_ROLE_ETCD:-false}" -H "X-Cattle-Role-Control-Plane: ${CATTLE_ROLE_CONTROLPLANE:-false}" \
    -H "X-Cattle-Role-Worker: ${CATTLE_ROLE_WORKER:-false}" -H "X-Cattle-Node-Name: ${CATTLE_NODE_NAME:-$(hostname)}" \
    -H "X-Cattle-Address: $CATTLE_ADDRESS" -H "X-Cattle-Internal-Address: $CATTLE_INTERNAL_ADDRESS" -H "X-Cattle-Labels: $CATTLE_LABELS" \
    -H "X-Cattle-Taints: $CATTLE_TAINTS" "$CATTLE_SERVER/v3/connect/agent" -o "$VAR_DIR/rancher2_connection_info.json" \
    || fatal "$CATTLE_SERVER/v3/connect/agent refused this host"
echo "[INFO]  Successfully registered as $CATTLE_ID"
