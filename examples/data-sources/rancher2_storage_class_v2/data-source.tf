data "rancher2_storage_class_v2" "fast" {
  cluster_id = "local"
  name       = "fast"
}
