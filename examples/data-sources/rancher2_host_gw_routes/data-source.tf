variable "cluster_id" {
  description = "Id of the cluster, such as cluster_v1_id of rancher2_cluster_v2."
  type        = string
}

data "rancher2_host_gw_routes" "cluster" {
  cluster_id = var.cluster_id
}

# One route a node, for the for_each of azurerm_route or google_compute_route.
output "routes" {
  value = { for route in data.rancher2_host_gw_routes.cluster.routes : route.node => route }
}
