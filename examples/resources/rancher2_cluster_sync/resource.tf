variable "cluster_id" {
  description = "Id of the cluster, such as cluster_v1_id of rancher2_cluster_v2."
  type        = string
}

# Waits until the cluster is active. Whatever needs a working cluster refers to this resource instead of the cluster.
resource "rancher2_cluster_sync" "example" {
  cluster_id = var.cluster_id

  # The cluster must be seen active this many times in a row.
  state_confirm = 3

  timeouts {
    create = "1h"
  }
}

output "system_project_id" {
  value = rancher2_cluster_sync.example.system_project_id
}
