resource "rancher2_catalog_v2" "charts" {
  cluster_id = "local"
  name       = "team-charts"
  url        = "https://charts.example.com"
}
