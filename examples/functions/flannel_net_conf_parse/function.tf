locals {
  flannel = provider::rancher2::flannel_net_conf_parse(file("net-conf.json"))
}

check "flannel_takes_windows_nodes" {
  assert {
    condition     = local.flannel.works_on_windows
    error_message = join("\n", local.flannel.findings)
  }
}
