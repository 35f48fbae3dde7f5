# Would Windows nodes be able to join the network of this cluster?
output "works_on_windows" {
  value = provider::rancher2::flannel_net_conf_parse(jsonencode({
    Network = "10.42.0.0/16"
    Backend = { Type = "vxlan" }
  })).works_on_windows
}
