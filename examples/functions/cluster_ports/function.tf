# The traffic between nodes of an RKE2 cluster with Windows workers, ready for the for_each of a security group's rules: each value has
# protocol, from_port, to_port and description.
locals {
  ports = provider::rancher2::cluster_ports({ distribution = "rke2", network = "flannel", windows = true })
}

output "rules_between_nodes" {
  value = { for name, port in local.ports : name => port if port.from != "anywhere" }
}
