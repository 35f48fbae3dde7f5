resource "rancher2_cluster" "example" {
  name = "example"

  rke_config {
    network {
      plugin = "canal"
    }
  }
}

# Waits until the cluster is active. Whatever needs a working cluster refers to this resource instead of the cluster.
resource "rancher2_cluster_sync" "example" {
  cluster_id = rancher2_cluster.example.id

  # The cluster must be seen active this many times in a row.
  state_confirm = 3

  timeouts {
    create = "1h"
  }
}

output "system_project_id" {
  value = rancher2_cluster_sync.example.system_project_id
}
