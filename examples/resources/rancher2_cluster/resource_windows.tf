# A custom cluster that Windows workers can join. Whether it can is decided at creation, for good.
resource "rancher2_cluster" "windows" {
  name                     = "windows-example"
  windows_prefered_cluster = true

  rke_config {
    network {
      plugin = "flannel"

      # What Flannel on Windows needs. Left out, the provider plans the same values.
      options = {
        flannel_backend_type = "vxlan"
        flannel_backend_vni  = "4096"
        flannel_backend_port = "4789"
      }
    }
  }
}

# Run this in PowerShell on each Windows worker.
output "windows_node_command" {
  value     = rancher2_cluster.windows.cluster_registration_token[0].windows_node_command
  sensitive = true
}
