#!/bin/sh
# Takes everything of RKE2 or K3s off a machine, by the scripts that came with them.
for script in rancher-system-agent-uninstall.sh rke2-uninstall.sh k3s-uninstall.sh k3s-agent-uninstall.sh; do
  file="$(command -v "$script")" || file=''
  for folder in /usr/local/bin /opt/rke2/bin; do
    if [ -z "$file" ] && [ -f "$folder/$script" ]; then file="$folder/$script"; fi
  done
  if [ -n "$file" ]; then sh "$file" </dev/null; fi
done
rm -rf /etc/rancher/agent /var/lib/rancher/agent
