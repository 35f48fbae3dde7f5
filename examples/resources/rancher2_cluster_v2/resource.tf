# A custom cluster of RKE2: Rancher sets it up on machines that you bring.
resource "rancher2_cluster_v2" "example" {
  name               = "example"
  kubernetes_version = "v1.31.1+rke2r1"

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
