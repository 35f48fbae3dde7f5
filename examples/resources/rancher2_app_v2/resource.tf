resource "rancher2_app_v2" "monitoring" {
  cluster_id    = "local"
  name          = "rancher-monitoring"
  namespace     = "cattle-monitoring-system"
  repo_name     = "rancher-charts"
  chart_name    = "rancher-monitoring"
  chart_version = "105.1.0+up61.3.2"

  values = yamlencode({
    prometheus = {
      prometheusSpec = {
        retention = "10d"
      }
    }
  })
}
