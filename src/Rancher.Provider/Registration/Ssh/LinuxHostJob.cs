namespace Rancher.Provider.Registration.Ssh;

/// <summary>A Linux machine, through a shell of root.</summary>
internal sealed class LinuxHostJob(SshHost host, string user, NodeRegistration registration, NodeWishes node) : HostJob(host, registration, node)
{
    protected override string LookScript => string.Join('\n',
        "echo \"system=$(. /etc/os-release 2>/dev/null; echo \"${PRETTY_NAME-}\")\"",
        "echo \"memory=$(awk '/^MemTotal/ { print int($2 / 1024) }' /proc/meminfo)\"",
        "echo \"disk=$(df -Pm / | awk 'NR == 2 { print int($4 / 1024) }')\"",
        "echo \"time=$(date +%s)\"",
        "for program in curl docker systemctl; do command -v \"$program\" >/dev/null && echo \"has_$program=yes\"; done",
        "docker info >/dev/null 2>&1 </dev/null && echo docker_answers=yes",
        "[ -e /usr/local/bin/rke2 ] || [ -e /usr/local/bin/k3s ] || [ -e /usr/local/bin/rancher-system-agent ] || [ -d /etc/kubernetes/ssl ] && echo used=yes",
        "for port in 2379 6443 9345 10250; do ss -ltn 2>/dev/null | grep -q \":$port \" && echo \"port_$port=yes\"; done",
        "true");

    protected override string JoinScript => string.Join('\n', LinuxHostScript.Join(Registration, Node));

    protected override string LogScript => Registration.IsRke1
        ? $"for id in $(docker ps -aq --filter {Quoting.Shell($"ancestor={Registration.Image}")} </dev/null | head -n 2); do docker logs --tail 20 \"$id\" 2>&1 </dev/null; done"
        : "journalctl -u rancher-system-agent -n 20 --no-pager -o cat 2>/dev/null";

    protected override string CleanScript => string.Join('\n', Registration.IsRke1
        ? new[]
        {
            $"docker rm -f $(docker ps -aq --filter {Quoting.Shell($"ancestor={Registration.Image}")} </dev/null) 2>/dev/null </dev/null || true",
            "for name in kubelet kube-proxy kube-apiserver kube-controller-manager kube-scheduler etcd etcd-rolling-snapshots nginx-proxy service-sidekick share-mnt; do docker rm -fv \"$name\" 2>/dev/null </dev/null || true; done",
            "docker ps -a --format '{{.ID}} {{.Names}}' </dev/null | awk '$2 ~ /^k8s_/ { print $1 }' | xargs -r docker rm -fv 2>/dev/null || true",
            "for mount in $(awk '$2 ~ \"^/var/lib/(kubelet|rancher)\" { print $2 }' /proc/mounts); do umount \"$mount\" 2>/dev/null || true; done",
            "rm -rf /etc/kubernetes /etc/cni /opt/cni /opt/rke /run/flannel /run/calico /var/lib/calico /var/lib/cni /var/lib/etcd /var/lib/kubelet /var/lib/rancher/rke",
            "ip link delete flannel.1 2>/dev/null || true; ip link delete flannel.4096 2>/dev/null || true; ip link delete cni0 2>/dev/null || true",
        }
        : [
            "for script in rancher-system-agent-uninstall.sh rke2-uninstall.sh k3s-uninstall.sh k3s-agent-uninstall.sh; do",
            "  file=\"$(command -v \"$script\" || ls /usr/local/bin/\"$script\" /opt/rke2/bin/\"$script\" 2>/dev/null | head -n 1)\" || true",
            "  if [ -n \"$file\" ]; then sh \"$file\" </dev/null; fi",
            "done",
            "rm -rf /etc/rancher/agent /var/lib/rancher/agent",
        ]);

    protected override (string Command, string Input) Wrap(string script, string secret) =>
        (user == "root" ? "sh -s" : "sudo -n sh -s", secret.Length == 0 ? $"{script}\n" : $"set -eu\nCATTLE_TOKEN={Quoting.Shell(secret)}\nexport CATTLE_TOKEN\n{script}\n");
}
