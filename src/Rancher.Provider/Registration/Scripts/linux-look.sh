#!/bin/sh
# What a Linux machine is like before it becomes a node: a line name=value each.
# shellcheck disable=SC1091
echo "system=$(. /etc/os-release 2>/dev/null; echo "${PRETTY_NAME-}")"
echo "memory=$(awk '/^MemTotal/ { print int($2 / 1024) }' /proc/meminfo)"
echo "disk=$(df -Pm / | awk 'NR == 2 { print int($4 / 1024) }')"
echo "time=$(date +%s)"
for program in curl docker systemctl; do
  if command -v "$program" >/dev/null; then echo "has_$program=yes"; fi
done
if docker info >/dev/null 2>&1 </dev/null; then echo docker_answers=yes; fi
if [ -e /usr/local/bin/rke2 ] || [ -e /usr/local/bin/k3s ] || [ -e /usr/local/bin/rancher-system-agent ] || [ -d /etc/kubernetes/ssl ]; then echo used=yes; fi
for port in 2379 6443 9345 10250; do
  if ss -ltn 2>/dev/null | grep -q ":$port "; then echo "port_$port=yes"; fi
done
true
