# Firewall rules for the nodes of a Windows-capable cluster: one for each entry, with for_each.
output "firewall" {
  value = {
    for name, port in provider::rancher2::cluster_ports({ distribution = "rke1", windows = true }) :
    name => "${port.protocol} ${port.from_port}-${port.to_port} from ${port.from}"
  }
}
