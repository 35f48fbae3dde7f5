data "rancher2_node" "web" {
  cluster_id = "c-abcde"
  name       = "web-1"
}

output "pod_network" {
  value = data.rancher2_node.web.pod_cidr
}
