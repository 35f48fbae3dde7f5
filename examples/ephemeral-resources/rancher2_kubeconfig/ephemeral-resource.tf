variable "cluster_id" {
  description = "Id of the cluster, such as cluster_v1_id of rancher2_cluster_v2."
  type        = string
  default     = "local"
}

# A token is made in each plan and apply and revoked at its end. Nothing of it is written to plan or state.
ephemeral "rancher2_kubeconfig" "this" {
  cluster_id = var.cluster_id
}

# Provider blocks take ephemeral values:
#
# provider "kubernetes" {
#   host                   = ephemeral.rancher2_kubeconfig.this.host
#   token                  = ephemeral.rancher2_kubeconfig.this.token
#   cluster_ca_certificate = ephemeral.rancher2_kubeconfig.this.cluster_ca_certificate
# }
#
# provider "helm" {
#   kubernetes = {
#     host                   = ephemeral.rancher2_kubeconfig.this.host
#     token                  = ephemeral.rancher2_kubeconfig.this.token
#     cluster_ca_certificate = ephemeral.rancher2_kubeconfig.this.cluster_ca_certificate
#   }
# }
