variable "cluster_id" {
  description = "Id of the cluster, such as cluster_v1_id of rancher2_cluster_v2."
  type        = string
}

data "rancher2_nodes" "windows" {
  cluster_id = var.cluster_id
  os         = "windows"
}

# Which images fit the Windows nodes that are there.
data "rancher2_windows_images" "fitting" {
  windows_releases = distinct(data.rancher2_nodes.windows.nodes[*].windows_build)
}
