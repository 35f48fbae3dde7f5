variable "cluster_id" {
  description = "Id of the cluster, such as cluster_v1_id of rancher2_cluster_v2."
  type        = string
}

# Service accounts of the cluster may use its API through Rancher.
resource "rancher2_cluster_proxy_config_v2" "example" {
  cluster_id = var.cluster_id
  enabled    = true
}
