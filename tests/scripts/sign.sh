#!/usr/bin/env bash
# Signs dist/…_SHA256SUMS with a detached binary GPG signature, and checks it.
#   GPG_PRIVATE_KEY   the private key, armored. Registries take RSA and DSA keys only.
#   GPG_PASSPHRASE    its passphrase, empty for none
# The key is imported into a key ring of its own that is removed afterwards.
. "$(dirname "$0")/common.sh"

[ -n "${GPG_PRIVATE_KEY:-}" ] || die 'GPG_PRIVATE_KEY is empty.'
command -v gpg >/dev/null || die 'gpg is missing: apt-get install gnupg'
sums="$root/dist/terraform-provider-rancher2_$(provider_version)_SHA256SUMS"
[ -f "$sums" ] || die "There is no $sums: run make dist first."

GNUPGHOME="$(mktemp -d)"
export GNUPGHOME
trap 'gpgconf --kill gpg-agent; rm -rf "$GNUPGHOME"' EXIT
gpg --batch --quiet --import <<<"$GPG_PRIVATE_KEY"
algorithm="$(gpg --batch --with-colons --list-secret-keys | awk -F: '$1 == "sec" { print $4; exit }')"
case "$algorithm" in
  1 | 17) ;;
  *) die "The signing key is neither RSA nor DSA (algorithm $algorithm); the registry refuses others." ;;
esac
rm -f "$sums.sig"
# The passphrase comes by a pipe: arguments can be read by every user of the machine.
gpg --batch --quiet --pinentry-mode loopback --passphrase-fd 3 --output "$sums.sig" --detach-sign "$sums" 3<<<"${GPG_PASSPHRASE:-}"
gpg --batch --quiet --verify "$sums.sig" "$sums"
printf 'Signed: %s\n' "$(basename "$sums.sig")"
