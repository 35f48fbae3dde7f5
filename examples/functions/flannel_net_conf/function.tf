# With windows = true, network identifier 4096 and port 4789 are filled in, and what flannel refuses on Windows is an error.
output "net_conf" {
  value = provider::rancher2::flannel_net_conf({ network = "10.42.0.0/16", windows = true })
}
