# The configuration of flannel as its ConfigMap or its file net-conf.json has it; read a file with file("net-conf.json").
locals {
  flannel = provider::rancher2::flannel_net_conf_parse(jsonencode({
    Network = "10.42.0.0/16"
    Backend = { Type = "vxlan", VNI = 4096, Port = 4789 }
  }))
}

check "flannel_takes_windows_nodes" {
  assert {
    condition     = local.flannel.works_on_windows
    error_message = join("\n", local.flannel.findings)
  }
}
