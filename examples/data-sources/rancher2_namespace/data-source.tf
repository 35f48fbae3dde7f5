# A namespace outside all projects is found with the id of its cluster.
data "rancher2_namespace" "default" {
  name       = "default"
  project_id = "local"
}

output "labels" {
  value = data.rancher2_namespace.default.labels
}
