# Base images that run on both releases.
data "rancher2_windows_images" "nodes" {
  windows_releases = ["ltsc2022", "10.0.26100"]
}

output "base_images" {
  value = data.rancher2_windows_images.nodes.images
}
