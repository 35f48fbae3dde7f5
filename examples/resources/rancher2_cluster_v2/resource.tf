# The versions of RKE2 that this Rancher sets up.
data "rancher2_kubernetes_versions" "rke2" {}

# A custom cluster of RKE2: Rancher sets it up on machines that you bring.
resource "rancher2_cluster_v2" "example" {
  name               = "example"
  kubernetes_version = data.rancher2_kubernetes_versions.rke2.default

  rke_config {
    machine_global_config = <<-EOT
      cni: calico
      kube-apiserver-arg:
        - profiling=false
        - audit-log-maxage=30
    EOT

    upgrade_strategy {
      control_plane_concurrency = "1"
      worker_concurrency        = "10%"
    }
  }

  # The version is chosen when the cluster is made; an upgrade is a decision of its own.
  lifecycle {
    ignore_changes = [kubernetes_version]
  }
}

# Run this on each Linux machine, with the roles it is to have: --etcd --controlplane --worker
output "node_command" {
  value     = rancher2_cluster_v2.example.cluster_registration_token[0].node_command
  sensitive = true
}

# Run this in PowerShell on each Windows machine, which becomes a worker.
output "windows_node_command" {
  value     = rancher2_cluster_v2.example.cluster_registration_token[0].windows_node_command
  sensitive = true
}
