# Service accounts of the cluster may use its API through Rancher.
resource "rancher2_cluster_proxy_config_v2" "example" {
  cluster_id = "c-m-abcdefgh"
  enabled    = true
}
