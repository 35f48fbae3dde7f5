# Base images that run on all of the planned nodes.
data "rancher2_windows_images" "base" {
  windows_releases = ["ltsc2022"]
}

output "images" {
  value = data.rancher2_windows_images.base.images
}
