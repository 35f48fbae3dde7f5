# How far the pod network reaches. It cannot be changed later.
output "max_nodes" {
  value = provider::rancher2::pod_subnets("10.42.0.0/16", 24).max_nodes
}
