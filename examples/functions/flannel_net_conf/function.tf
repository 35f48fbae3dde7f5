# net-conf.json for nodes of both operating systems; network id 4096 and port 4789 are filled in.
output "net_conf" {
  value = provider::rancher2::flannel_net_conf({
    network = "10.42.0.0/16"
    windows = true
  })
}
