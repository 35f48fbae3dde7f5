#!/bin/sh
# Takes everything of RKE1 off a machine whose agents have the image $image.
docker ps -aq --filter "ancestor=${image:?}" </dev/null | xargs -r docker rm -f 2>/dev/null || true
for name in kubelet kube-proxy kube-apiserver kube-controller-manager kube-scheduler etcd etcd-rolling-snapshots nginx-proxy service-sidekick share-mnt; do
  docker rm -fv "$name" 2>/dev/null </dev/null || true
done
docker ps -a --format '{{.ID}} {{.Names}}' </dev/null | awk '$2 ~ /^k8s_/ { print $1 }' | xargs -r docker rm -fv 2>/dev/null || true
awk '$2 ~ "^/var/lib/(kubelet|rancher)" { print $2 }' /proc/mounts | while read -r mount; do
  umount "$mount" 2>/dev/null || true
done
rm -rf /etc/kubernetes /etc/cni /opt/cni /opt/rke /run/flannel /run/calico /var/lib/calico /var/lib/cni /var/lib/etcd /var/lib/kubelet /var/lib/rancher/rke
for link in flannel.1 flannel.4096 cni0; do
  ip link delete "$link" 2>/dev/null || true
done
