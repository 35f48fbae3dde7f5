#!/usr/bin/env bash
# Runs the static file in a root that holds nothing but it, certificate authorities and resolv.conf, and lets terraform talk to it there.
. "$(dirname "$0")/common.sh"
. "$(dirname "$0")/launch.sh"

need_terraform
binary="$(ls "$root"/dist/linux_amd64/terraform-provider-rancher2_v* 2>/dev/null || true)"
[ -n "$binary" ] || die 'There is no dist/linux_amd64: run make dist first.'
# Only root may change the root; anybody may be root in a namespace of their own, where the kernel allows that.
in_root=(chroot)
[ "$(id -u)" -eq 0 ] || in_root=(unshare --map-root-user chroot)
"${in_root[@]}" / true || die 'The root cannot be changed here: be root, or allow user namespaces.'

scratch="$(mktemp -d)"
jail="$scratch/jail"
trap 'stop_provider; rm -rf "$scratch"' EXIT
mkdir -p "$jail/etc/ssl/certs" "$jail/tmp" "$scratch/work"
cp "$binary" "$jail/provider"
cp /etc/resolv.conf "$jail/etc/" 2>/dev/null || true
cp /etc/ssl/certs/ca-certificates.crt "$jail/etc/ssl/certs/" 2>/dev/null || true

# As Terraform launches it, with TLS asked for when openssl can make the certificate of the asking side.
if command -v openssl >/dev/null; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-521 -nodes -days 1 -subj '/O=HashiCorp/CN=localhost' \
    -keyout /dev/null -out "$scratch/client.pem" 2>/dev/null
  PLUGIN_CLIENT_CERT="$(cat "$scratch/client.pem")"
  export PLUGIN_CLIENT_CERT
  launch "${in_root[@]}" "$jail" /provider
  [ "$(handshake_field 6 | wc -c)" -gt 50 ] || die 'TLS was asked for, and the handshake has no certificate.'
  stop_provider
  unset PLUGIN_CLIENT_CERT
fi

# Without TLS terraform can attach to it from outside.
launch "${in_root[@]}" "$jail" /provider
network="$(handshake_field 3)"
address="$(handshake_field 4)"
[ "$network" != unix ] || address="$jail$address"
TF_REATTACH_PROVIDERS="$(printf '{"registry.terraform.io/rancher/rancher2":{"Protocol":"grpc","ProtocolVersion":6,"Pid":%s,"Test":true,"Addr":{"Network":"%s","String":"%s"}}}' \
  "$provider_pid" "$network" "$address")"
export TF_REATTACH_PROVIDERS TF_CLI_CONFIG_FILE=/dev/null TF_DATA_DIR="$scratch/data" CHECKPOINT_DISABLE=1
cp "$root"/examples/windows-custom-cluster/*.tf "$scratch/work/"
(cd "$scratch/work" && timeout -k 5 60 terraform validate -no-color >/dev/null)
printf 'empty root: the provider runs and answers terraform\n'
