data "rancher2_host_gw_routes" "cluster" {
  cluster_id = "c-abcde"
}

# One route a node, for the for_each of azurerm_route or google_compute_route.
output "routes" {
  value = { for route in data.rancher2_host_gw_routes.cluster.routes : route.node => route }
}
