data "rancher2_cluster" "example" {
  name = "example"
}

# What other resources want as cluster_id.
output "cluster_id" {
  value = data.rancher2_cluster.example.id
}
