data "rancher2_nodes" "windows" {
  cluster_id = "c-abcde"
  os         = "windows"
}

# Which images fit the Windows nodes that are there.
data "rancher2_windows_images" "fitting" {
  windows_releases = distinct(data.rancher2_nodes.windows.nodes[*].windows_build)
}
