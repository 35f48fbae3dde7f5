#!/usr/bin/env bash
# Publishes the provider for this machine into ./bin and prints the Terraform settings that use it.
. "$(dirname "$0")/common.sh"

need_dotnet
publish_provider "$root/bin"

cat <<TEXT
The provider is in $root/bin. Put this into ~/.terraformrc, or into a file that TF_CLI_CONFIG_FILE names:

provider_installation {
  dev_overrides {
    "rancher/rancher2" = "$root/bin"
  }
  direct {}
}

Then \`terraform plan\` uses it at once, without \`terraform init\`, and says so in a warning.
TEXT
if [ ! -e /etc/dotnet/install_location ] && [ ! -d /usr/share/dotnet ] && [ ! -d /usr/lib/dotnet ] && [ ! -d /usr/local/share/dotnet ]; then
  printf 'Terraform needs to know where the .NET runtime is: export DOTNET_ROOT=%s\n' "$DOTNET_ROOT"
fi
