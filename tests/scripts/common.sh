# shellcheck shell=bash
# What the scripts share. Sourced, not run.

set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

say() {
  printf '\n== %s\n' "$*"
}

# shellcheck disable=SC2016 # for the reader to run
get_dotnet='curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0 && export PATH=~/.dotnet:$PATH'

need_dotnet() {
  command -v dotnet >/dev/null || die "dotnet is missing; this installs the .NET 10 SDK: $get_dotnet"
  local version
  version="$(cd "$root" && dotnet --version 2>/dev/null)" \
    || die "The .NET 10 SDK is missing (another one is there); this installs it: $get_dotnet"
  [ "${version%%.*}" -ge 10 ] || die "dotnet is version $version; version 10 is needed."
  # A published program finds the runtime by this variable where dotnet is not in one of the usual places.
  if [ -z "${DOTNET_ROOT:-}" ]; then
    DOTNET_ROOT="$(dirname "$(readlink -f "$(command -v dotnet)")")"
    export DOTNET_ROOT
  fi
  export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
}

need_terraform() {
  command -v terraform >/dev/null \
    || die 'terraform is missing; get it from https://developer.hashicorp.com/terraform/install (macOS: brew install hashicorp/tap/terraform; Debian, with that page'"'"'s repository added: apt-get install terraform)'
}

provider_version() {
  sed -n 's|.*<VersionPrefix>\(.*\)</VersionPrefix>.*|\1|p' "$root/Directory.Build.props"
}

# The platform as Terraform names it, such as linux_amd64.
terraform_platform() {
  TF_CLI_CONFIG_FILE=/dev/null terraform version -json | sed -n 's/.*"platform": *"\([^"]*\)".*/\1/p'
}

# Publishes the provider with the just-in-time compiler into a folder: quick to build, needs the .NET runtime.
publish_provider() {
  local target="$1" log
  log="$(mktemp)"
  if ! dotnet publish "$root/src/Rancher.Provider/Rancher.Provider.csproj" -c Release -o "$target" --nologo -v quiet >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    die 'The provider does not build.'
  fi
  rm -f "$log"
}

# The value of a text field of a flat JSON file.
json_text() {
  sed -n 's/.*"'"$2"'": *"\([^"]*\)".*/\1/p' "$1"
}
