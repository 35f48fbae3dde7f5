# Rules of a security group for the traffic between nodes of an RKE2 cluster with Windows workers.
locals {
  ports = provider::rancher2::cluster_ports({ distribution = "rke2", network = "flannel", windows = true })
}

resource "aws_vpc_security_group_ingress_rule" "nodes" {
  for_each = { for name, port in local.ports : name => port if port.from != "anywhere" }

  security_group_id            = "sg-0123456789abcdef0"
  referenced_security_group_id = "sg-0123456789abcdef0"
  ip_protocol                  = each.value.protocol
  from_port                    = each.value.from_port
  to_port                      = each.value.to_port
  description                  = each.value.description
}
