#!/usr/bin/env bash
# Tries the steps of the release workflow that follow `make dist`: bill of materials, checksums, and a signature by a throw-away key, checked as a user would.
. "$(dirname "$0")/common.sh"

scratch="$(mktemp -d)"
trap 'GNUPGHOME="$scratch/maker" gpgconf --kill gpg-agent; rm -rf "$scratch"' EXIT
export GNUPGHOME="$scratch/maker"
mkdir -m 0700 "$scratch/maker" "$scratch/user"
gpg --batch --quiet --pinentry-mode loopback --passphrase 'throw away' --quick-generate-key 'Release test <release@example.com>' rsa2048 sign 1d
GPG_PRIVATE_KEY="$(gpg --batch --armor --pinentry-mode loopback --passphrase 'throw away' --export-secret-keys)"
gpg --batch --armor --export >"$scratch/public.asc"
export GPG_PRIVATE_KEY GPG_PASSPHRASE='throw away'

"$root/tests/scripts/sbom.sh"
"$root/tests/scripts/checksums.sh"
"$root/tests/scripts/sign.sh"

# What a user does.
export GNUPGHOME="$scratch/user"
cd "$root/dist"
sums="terraform-provider-rancher2_$(provider_version)_SHA256SUMS"
gpg --batch --quiet --import "$scratch/public.asc"
gpg --batch --quiet --verify "$sums.sig" "$sums"
sha256sum --quiet -c "$sums"
# A signature of something else must not pass.
cp "$sums.sig" "$scratch/other.sig"
printf 'x' | cat "$sums" - >"$scratch/other"
if gpg --batch --quiet --verify "$scratch/other.sig" "$scratch/other" 2>/dev/null; then
  die 'A changed SHA256SUMS was accepted.'
fi
for zip in *.zip; do
  [[ "$(unzip -p "$zip" THIRD-PARTY-NOTICES.txt)" == *'Google.Protobuf '* ]] || die "$zip has no third-party notices."
done
rm -f "$sums.sig"
printf 'release: signed, verified, with notices\n'
