data "rancher2_cluster" "example" {
  name = "example"
}

output "kubernetes_version" {
  value = data.rancher2_cluster.example.rke_config[0].kubernetes_version
}
