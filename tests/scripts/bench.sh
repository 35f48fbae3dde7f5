#!/usr/bin/env bash
# Measures what a user waits for: from start to handshake, and a whole `terraform providers schema`. Uses the release file if `make dist` made
# one, else builds as `make install` does. Compare figures of one run with each other; they say little from one machine to another.
. "$(dirname "$0")/common.sh"
. "$(dirname "$0")/launch.sh"

need_terraform
runs="${1:-9}"
scratch="$(mktemp -d)"
trap 'stop_provider; rm -rf "$scratch"' EXIT

folder="$root/dist/$(terraform_platform)"
binary="$(find "$folder" -name 'terraform-provider-rancher2*' 2>/dev/null | head -n 1)"
if [ -z "$binary" ]; then
  need_dotnet
  publish_provider "$root/bin"
  folder="$root/bin"
  binary="$folder/terraform-provider-rancher2"
fi

milliseconds() {
  printf '%s' "$(($(date +%s%N) / 1000000))"
}

# median NAME: of the numbers on standard input.
median() {
  sort -n | awk -v name="$1" '{ values[NR] = $1 } END { printf "%-36s %6d ms (%d to %d, %d runs)\n", name, values[int((NR + 1) / 2)], values[1], values[NR], NR }'
}

for ((run = 0; run < runs; run++)); do
  started="$(milliseconds)"
  launch "$binary"
  printf '%s\n' "$(($(milliseconds) - started))" >>"$scratch/handshake"
  stop_provider
done

printf 'provider_installation {\n  dev_overrides {\n    "rancher/rancher2" = "%s"\n  }\n  direct {}\n}\n' "$folder" >"$scratch/terraform.tfrc"
export TF_CLI_CONFIG_FILE="$scratch/terraform.tfrc" TF_DATA_DIR="$scratch/data" CHECKPOINT_DISABLE=1
cd "$root/examples/windows-custom-cluster"
for ((run = 0; run < runs; run++)); do
  started="$(milliseconds)"
  terraform providers schema -json >/dev/null
  printf '%s\n' "$(($(milliseconds) - started))" >>"$scratch/schema"
done

printf '%s\n' "$binary"
median 'start to handshake' <"$scratch/handshake"
median 'terraform providers schema' <"$scratch/schema"
