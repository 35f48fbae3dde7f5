data "rancher2_config_map_v2" "settings" {
  cluster_id = "local"
  name       = "app-settings"
}
