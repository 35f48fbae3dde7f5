# Asks before anything is built whether it all fits together.
data "rancher2_windows_compatibility" "plan" {
  distribution       = "rke2"
  kubernetes_version = "v1.34.10+rke2r1"
  network            = "flannel"
  windows_releases   = ["ltsc2022"]
  container_images   = ["ltsc2022"]
  open_ports         = ["6443/tcp", "9345/tcp", "10250/tcp", "4789/udp"]
}

check "windows_fits" {
  assert {
    condition     = data.rancher2_windows_compatibility.plan.compatible
    error_message = join("\n", data.rancher2_windows_compatibility.plan.findings[*].summary)
  }
}
