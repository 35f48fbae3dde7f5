resource "rancher2_config_map_v2" "settings" {
  cluster_id = "local"
  name       = "app-settings"
  namespace  = "default"
  data = {
    "app.properties" = <<-EOT
      log.level = info
      cache.size = 256
    EOT
  }
}
