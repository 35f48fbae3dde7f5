# A cluster that Windows workers can join: the network in typed words, with what Windows nodes need.
resource "rancher2_cluster_v2" "windows" {
  name               = "windows-example"
  kubernetes_version = data.rancher2_kubernetes_versions.rke2.default

  rke_config {
    network {
      cni          = "flannel"
      windows      = true
      pod_cidr     = "10.42.0.0/16"
      service_cidr = "10.43.0.0/16"
    }
  }
}
