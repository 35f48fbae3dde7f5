#!/bin/sh
# Lets the settings of kernel and network manager count at once. What a machine does not have is no failure.
modprobe br_netfilter || true
modprobe overlay || true
sysctl --system >/dev/null || true
systemctl reload NetworkManager 2>/dev/null || true
swapoff -a || true
if systemctl is-active --quiet firewalld; then echo 'firewalld is active: allow the ports of provider::rancher2::cluster_ports, or stop it.' >&2; fi
