data "rancher2_catalog_v2" "charts" {
  cluster_id = "local"
  name       = "rancher-charts"
}
