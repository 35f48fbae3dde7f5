variable "cluster_id" {
  description = "Id of the cluster, such as cluster_v1_id of rancher2_cluster_v2."
  type        = string
}

check "one_flannel_network" {
  data "rancher2_flannel_status" "cluster" {
    cluster_id = var.cluster_id
  }

  assert {
    condition     = data.rancher2_flannel_status.cluster.consistent
    error_message = data.rancher2_flannel_status.cluster.summary
  }
}
