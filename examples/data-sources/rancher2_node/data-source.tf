variable "cluster_id" {
  description = "Id of the cluster, such as cluster_v1_id of rancher2_cluster_v2."
  type        = string
}

data "rancher2_node" "web" {
  cluster_id = var.cluster_id
  name       = "web-1"
}

output "pod_network" {
  value = data.rancher2_node.web.pod_cidr
}
