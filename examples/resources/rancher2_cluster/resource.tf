# A custom cluster: Rancher installs Kubernetes on machines that you bring.
resource "rancher2_cluster" "example" {
  name        = "example"
  description = "Custom cluster for the web team"

  rke_config {
    network {
      plugin = "canal"
    }
  }
}

# Run this on each Linux machine, with the roles it is to have: --etcd --controlplane --worker
output "node_command" {
  value     = rancher2_cluster.example.cluster_registration_token[0].node_command
  sensitive = true
}
