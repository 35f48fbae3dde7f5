# 256 nodes, each with 10.42.N.0/24 and 253 addresses for pods.
output "room" {
  value = provider::rancher2::pod_subnets("10.42.0.0/16", 24)
}
