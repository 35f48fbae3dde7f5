#!/usr/bin/env bash
# The main job, end to end: a custom cluster for Linux and Windows machines from `terraform apply`. On a simulated Rancher, whose machines
# are stand-ins that join by the commands a person would run, or on the real one that RANCHER_URL names. RANCHER_VERSION names the release to
# simulate, or several of them; up to 2.5 the cluster is of RKE1, from 2.6 on of RKE2. STORY=rke1 makes one of RKE1 on 2.6 to 2.11 as well.
. "$(dirname "$0")/common.sh"

need_dotnet
need_terraform

demo="$root/.demo"
rancher_versions="${RANCHER_VERSION:-2.14.4}"
simulator_dll="$root/tests/Rancher.Simulator/bin/Release/net10.0/Rancher.Simulator.dll"
simulator_pid=''
destroy_on_exit=''
nodes=()

stop_simulator() {
  [ -n "$simulator_pid" ] || return 0
  kill "$simulator_pid" 2>/dev/null || true
  wait "$simulator_pid" 2>/dev/null || true
  simulator_pid=''
}

clean_up() {
  local status=$?
  trap - EXIT INT TERM
  if [ -n "$destroy_on_exit" ]; then
    terraform destroy -auto-approve -input=false -no-color "${nodes[@]}" >/dev/null 2>&1 || true
  fi
  stop_simulator
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
  local rancher_version="$1"
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

# Which story a release can be the place of: RKE1 is in Rancher up to 2.11, RKE2 from 2.6 on.
story_of() {
  local minor
  minor="$(printf '%s' "${1#v}" | sed -n 's/^2\.\([0-9]*\).*/\1/p')"
  if [ "${minor:-99}" -lt 6 ] || [ "${STORY:-}" = rke1 ]; then printf rke1; else printf rke2; fi
}

# A real Rancher keeps its state between runs; a simulated one begins from nothing.
prepare_work() {
  work="$demo/$1"
  example="$2"
  [ "$mode" = real ] || rm -rf "$work"
  mkdir -p "$work"
  cp "$example"/*.tf "$work/"
  cp "$example"/*.tfvars "$work/" 2>/dev/null || true
  rm -rf "$work/.terraform" "$work/.terraform.lock.hcl"
  cd "$work" || die "$work cannot be entered."
}

# The version of the Rancher that RANCHER_URL names.
server_version() {
  local probe="$demo/probe"
  rm -rf "$probe"
  mkdir -p "$probe"
  cat >"$probe/main.tf" <<'HCL'
terraform {
  required_providers {
    rancher2 = {
      source = "rancher/rancher2"
    }
  }
}

data "rancher2_setting" "version" {
  name = "server-version"
}

output "version" {
  value = data.rancher2_setting.version.value
}
HCL
  terraform -chdir="$probe" init -input=false -no-color >/dev/null
  terraform -chdir="$probe" apply -input=false -no-color -auto-approve >/dev/null
  terraform -chdir="$probe" output -raw version
}

create() {
  say 'terraform init'
  terraform init -input=false -no-color
  say 'terraform plan'
  terraform plan -input=false -no-color -out=cluster.tfplan
  say 'terraform apply'
  [ "$mode" = real ] || destroy_on_exit=yes
  terraform apply -input=false -no-color cluster.tfplan
}

# The commands hold the registration token, so Terraform shows them on demand only.
show_commands() {
  say 'On the Linux machines:'
  printf '%s\n' "$1"
  say 'On the Windows machines, in PowerShell as administrator:'
  printf '%s\n' "$2"
}

next_steps() {
  cat <<TEXT

The cluster waits for machines. Run the commands above on them$1, let Terraform wait for them, and in the end remove everything with

  export TF_CLI_CONFIG_FILE=$TF_CLI_CONFIG_FILE
  terraform -chdir=$work apply $2
  terraform -chdir=$work destroy $2

demo: the cluster is created on $RANCHER_URL and waits for its machines
TEXT
}

finish() {
  say 'terraform state list, and the Windows node'
  terraform state list
  terraform state show -no-color 'rancher2_custom_node.windows["windows-1"]'

  say 'terraform destroy: nodes are drained and removed before their cluster'
  terraform destroy -input=false -no-color -auto-approve "${nodes[@]}"
  destroy_on_exit=''
}

# Readable in a terminal: one command a line, without JSON's escapes.
commands() {
  terraform output -json "$1" | sed 's/^{"\(.*\)"}$/\1/; s/","/\n/g; s/":"/: /g' | sed 's/\\u0026/\&/g; s/\\u003c/</g; s/\\u003e/>/g; s/\\"/"/g; s/\\\\/\\/g'
}

run_rke2() {
  nodes=(-var machines_run=true)
  prepare_work "$mode-rke2" "$root/examples/windows-cluster-rke2"
  create
  show_commands "$(commands linux_commands)" "$(commands windows_commands)"
  if [ "$mode" = real ]; then
    next_steps ", whose names and roles the variables linux_nodes and windows_nodes hold" "${nodes[*]}"
    return
  fi

  say 'terraform apply -var machines_run=true: waits for both machines, which join meanwhile by these commands'
  terraform output -json linux_commands >linux.json
  terraform output -json windows_commands >windows.json
  {
    dotnet exec "$simulator_dll" join --commands linux.json
    dotnet exec "$simulator_dll" join --commands windows.json
  } &
  local joining=$!
  terraform apply -input=false -no-color -auto-approve "${nodes[@]}"
  wait "$joining"
  rm -f linux.json windows.json
  finish
  say 'demo: the RKE2 cluster was created, joined by 1 Linux and 1 Windows machine, became active and was destroyed'
}

run_rke1() {
  local linux_command windows_command joining
  nodes=(-var-file nodes.tfvars)
  prepare_work "$mode-rke1" "$root/examples/windows-custom-cluster"
  create
  linux_command="$(terraform output -raw linux_node_command)"
  windows_command="$(terraform output -raw windows_node_command)"
  show_commands "$linux_command    (add --etcd --controlplane --worker as wanted)" "$windows_command"
  if [ "$mode" = real ]; then
    next_steps ", name the machines in $work/nodes.tfvars" "${nodes[*]}"
    return
  fi

  say 'terraform apply -var-file nodes.tfvars: waits for three machines, which join meanwhile by these commands'
  {
    join "$linux_command" --etcd --controlplane --worker --node-name linux-1 --address 10.0.0.11
    join "$linux_command" --worker --node-name linux-2 --address 10.0.0.12
    join "$windows_command" --os windows --worker --node-name windows-1 --address 10.0.0.21
  } &
  joining=$!
  terraform apply -input=false -no-color -auto-approve "${nodes[@]}"
  wait "$joining"
  finish
  say 'demo: the RKE1 cluster was created, joined by 2 Linux and 1 Windows machines, became active and was destroyed'
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
if [ "$mode" = real ]; then
  version="$(server_version)"
  say "Using the Rancher at $RANCHER_URL, version $version"
  "run_$(story_of "$version")"
  exit 0
fi

build_simulator
for version in $rancher_versions; do
  start_simulator "$version"
  say "A simulated Rancher $version runs at $RANCHER_URL"
  "run_$(story_of "$version")"
  stop_simulator
done
