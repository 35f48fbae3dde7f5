#!/usr/bin/env bash
# Tries what `make dist` built for this machine: the handshake, then the real terraform with a mirror made of the zip.
. "$(dirname "$0")/common.sh"
. "$(dirname "$0")/launch.sh"

need_terraform
command -v unzip >/dev/null || die 'unzip is missing: apt-get install unzip'
version="$(provider_version)"
platform="$(terraform_platform)"
zip="$root/dist/terraform-provider-rancher2_${version}_$platform.zip"
[ -f "$zip" ] || die "There is no $zip: run make dist first."

scratch="$(mktemp -d)"
trap 'stop_provider; rm -rf "$scratch"' EXIT

# The zip must give back an executable: Terraform keeps the modes it finds.
unzip -q "$zip" -d "$scratch/unpacked"
binary="$scratch/unpacked/terraform-provider-rancher2_v$version"
[ -x "$binary" ] || die 'The file in the zip is not executable.'
(cd "$root/dist" && sha256sum --quiet -c "terraform-provider-rancher2_${version}_SHA256SUMS")

launch "$binary"
stop_provider
printf 'handshake: %s\n' "${handshake:0:60}"

mkdir -p "$scratch/mirror/registry.terraform.io/rancher/rancher2" "$scratch/work"
cp "$zip" "$scratch/mirror/registry.terraform.io/rancher/rancher2/"
cat >"$scratch/terraform.tfrc" <<TFRC
disable_checkpoint = true

provider_installation {
  filesystem_mirror {
    path = "$scratch/mirror"
  }
}
TFRC
export TF_CLI_CONFIG_FILE="$scratch/terraform.tfrc" TF_DATA_DIR="$scratch/data" CHECKPOINT_DISABLE=1 TF_IN_AUTOMATION=1
cp "$root"/examples/windows-custom-cluster/*.tf "$scratch/work/"
cd "$scratch/work"
terraform init -input=false -no-color >/dev/null
terraform providers schema -json >"$scratch/schema.json"
grep -q '"rancher2_cluster"' "$scratch/schema.json" || die 'The schema that terraform got has no rancher2_cluster.'
terraform validate -no-color >/dev/null
printf 'smoke: %s answers terraform through a mirror; its schema has %s bytes\n' "$(basename "$zip")" "$(wc -c <"$scratch/schema.json")"
