# Asks before anything is built whether the parts of a cluster fit together.
data "rancher2_windows_compatibility" "planned" {
  distribution     = "rke1"
  network          = "flannel"
  flannel_backend  = "vxlan"
  flannel_vni      = "4096"
  flannel_port     = "4789"
  windows_releases = ["1809"]
}

output "findings" {
  value = [for finding in data.rancher2_windows_compatibility.planned.findings : "${finding.rule}: ${finding.summary}"]
}
