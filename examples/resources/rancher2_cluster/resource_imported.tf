# A Kubernetes cluster that exists already and is to be managed by Rancher.
resource "rancher2_cluster" "imported" {
  name        = "imported-example"
  description = "Runs elsewhere, managed here"
}

# Run this with kubectl against the cluster to bring in.
output "import_command" {
  value     = rancher2_cluster.imported.cluster_registration_token[0].command
  sensitive = true
}
