data "rancher2_cluster_v2" "example" {
  name = "example"
}

# What other resources want as cluster_id.
output "cluster_id" {
  value = data.rancher2_cluster_v2.example.cluster_v1_id
}
