#!/usr/bin/env bash
# The main job, end to end: a custom cluster for Linux and Windows machines from `terraform apply`. On a simulated Rancher, whose machines
# are stand-ins that join by the very commands a person would run, or on the real one that RANCHER_URL names.
. "$(dirname "$0")/common.sh"

need_dotnet
need_terraform

demo="$root/.demo"
# The release to simulate: one of those that supported Windows nodes in clusters of this kind.
rancher_version="${RANCHER_VERSION:-2.4.18}"
example="$root/examples/windows-custom-cluster"
simulator_dll="$root/tests/Rancher.Simulator/bin/Release/net10.0/Rancher.Simulator.dll"
simulator_pid=''
destroy_on_exit=''

clean_up() {
  local status=$?
  trap - EXIT INT TERM
  if [ -n "$destroy_on_exit" ]; then
    terraform destroy -auto-approve -input=false -no-color -var-file nodes.tfvars >/dev/null 2>&1 || true
  fi
  if [ -n "$simulator_pid" ]; then
    kill "$simulator_pid" 2>/dev/null || true
    wait "$simulator_pid" 2>/dev/null || true
  fi
  [ "$status" -eq 0 ] || printf '\nThe demo did not finish. What was written is in %s.\n' "$demo" >&2
  exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

build_simulator() {
  local log="$demo/simulator-build.log"
  dotnet build "$root/tests/Rancher.Simulator" -c Release --nologo -v quiet >"$log" 2>&1 || { cat "$log" >&2; die 'The simulator does not build.'; }
}

start_simulator() {
  local ready="$demo/simulator.json"
  rm -f "$ready"
  dotnet exec "$simulator_dll" --rancher-version "$rancher_version" --ready-file "$ready" >"$demo/simulator.log" 2>&1 &
  simulator_pid=$!
  local i
  for ((i = 0; i < 300; i++)); do
    [ ! -s "$ready" ] || break
    kill -0 "$simulator_pid" 2>/dev/null || { cat "$demo/simulator.log" >&2; die 'The simulated Rancher ended at once.'; }
    sleep 0.1
  done
  [ -s "$ready" ] || die 'The simulated Rancher did not start within 30 seconds.'
  RANCHER_URL="$(json_text "$ready" url)"
  RANCHER_TOKEN_KEY="$(json_text "$ready" token)"
  export RANCHER_URL RANCHER_TOKEN_KEY
  # What was meant for another Rancher does not fit this one, and no proxy leads to it.
  unset RANCHER_ACCESS_KEY RANCHER_SECRET_KEY RANCHER_CA_CERTS RANCHER_INSECURE RANCHER_BOOTSTRAP RANCHER_TIMEOUT RANCHER_RETRIES
  export NO_PROXY="127.0.0.1,localhost${NO_PROXY:+,$NO_PROXY}" no_proxy="127.0.0.1,localhost${no_proxy:+,$no_proxy}"
}

# Lets a stand-in machine run a registration command.
join() {
  local command="$1"
  shift
  dotnet exec "$simulator_dll" join --command "$command" "$@"
}

# Terraform finds the provider in a folder laid out like a registry, so `terraform init` works without a network.
install_provider() {
  local mirror="$demo/mirror" platform version
  platform="$(terraform_platform)"
  version="$(provider_version)"
  rm -rf "$mirror"
  publish_provider "$mirror/registry.terraform.io/rancher/rancher2/$version/$platform"
  cat >"$demo/terraform.tfrc" <<TFRC
disable_checkpoint = true

provider_installation {
  filesystem_mirror {
    path = "$mirror"
  }
}
TFRC
  export TF_CLI_CONFIG_FILE="$demo/terraform.tfrc" CHECKPOINT_DISABLE=1 TF_IN_AUTOMATION=1
}

# A real Rancher keeps its state between runs; a simulated one begins from nothing.
prepare_work() {
  work="$demo/$1"
  [ "$1" = real ] || rm -rf "$work"
  mkdir -p "$work"
  cp "$example"/*.tf "$example"/*.tfvars "$work/"
  rm -rf "$work/.terraform" "$work/.terraform.lock.hcl"
  cd "$work"
}

show_commands() {
  say 'On each Linux machine (add --etcd --controlplane --worker as wanted):'
  printf '%s\n' "$linux_command"
  say 'On each Windows machine, in PowerShell:'
  printf '%s\n' "$windows_command"
}

mkdir -p "$demo"
if [ -n "${RANCHER_URL:-}" ]; then
  [ -n "${RANCHER_TOKEN_KEY:-}${RANCHER_ACCESS_KEY:-}" ] || die "RANCHER_URL is set, so the demo runs on $RANCHER_URL; set RANCHER_TOKEN_KEY to a token of it as well."
  mode=real
else
  mode=simulated
fi

say 'Building'
install_provider
if [ "$mode" = simulated ]; then
  build_simulator
  start_simulator
  say "A simulated Rancher $rancher_version runs at $RANCHER_URL"
else
  say "Using the Rancher at $RANCHER_URL"
fi
prepare_work "$mode"

say 'terraform init'
terraform init -input=false -no-color
say 'terraform plan'
terraform plan -input=false -no-color -out=cluster.tfplan
say 'terraform apply'
[ "$mode" = real ] || destroy_on_exit=yes
terraform apply -input=false -no-color cluster.tfplan
linux_command="$(terraform output -raw linux_node_command)"
windows_command="$(terraform output -raw windows_node_command)"
show_commands

if [ "$mode" = real ]; then
  cat <<TEXT

The cluster waits for machines. Run the commands above on them, name the machines in $work/nodes.tfvars, let Terraform wait for them,
and in the end remove everything with

  export TF_CLI_CONFIG_FILE=$TF_CLI_CONFIG_FILE
  terraform -chdir=$work apply -var-file nodes.tfvars
  terraform -chdir=$work destroy -var-file nodes.tfvars

demo: the cluster is created on $RANCHER_URL and waits for its machines
TEXT
  exit 0
fi

say 'terraform apply -var-file nodes.tfvars: waits for three machines, which join meanwhile by these commands'
{
  join "$linux_command" --etcd --controlplane --worker --node-name linux-1 --address 10.0.0.11
  join "$linux_command" --worker --node-name linux-2 --address 10.0.0.12
  join "$windows_command" --os windows --worker --node-name windows-1 --address 10.0.0.21
} &
joining=$!
terraform apply -input=false -no-color -auto-approve -var-file nodes.tfvars
wait "$joining"
say 'terraform state list, and the Windows node'
terraform state list
terraform state show -no-color 'rancher2_custom_node.windows["windows-1"]'

say 'terraform destroy: nodes are drained and removed before their cluster'
terraform destroy -input=false -no-color -auto-approve -var-file nodes.tfvars
destroy_on_exit=''

say 'demo: the cluster was created, joined by 2 Linux and 1 Windows machines, became active and was destroyed'
