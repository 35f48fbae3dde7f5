variable "cluster_id" {
  description = "Id of the cluster, such as cluster_v1_id of rancher2_cluster_v2."
  type        = string
}

data "rancher2_cluster_proxy_config_v2" "example" {
  cluster_id = var.cluster_id
}
