data "rancher2_cluster_proxy_config_v2" "example" {
  cluster_id = "c-m-abcdefgh"
}
