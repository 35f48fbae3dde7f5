# The newest version of RKE2 that this Rancher sets up, and the one it takes by default.
data "rancher2_kubernetes_versions" "rke2" {}

output "kubernetes" {
  value = {
    default = data.rancher2_kubernetes_versions.rke2.default
    latest  = data.rancher2_kubernetes_versions.rke2.latest
  }
}
