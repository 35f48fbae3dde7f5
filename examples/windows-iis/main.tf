# IIS on Windows workers: the cluster and its nodes by Rancher, the workload by the provider kubernetes, which gets its access for the time of
# one run from an ephemeral kubeconfig.
#
#   terraform apply                          makes the cluster and waits for the machines, which run the commands of ../windows-cluster-rke2
#
# Not tried: the providers kubernetes and http against a cluster with Windows nodes. What was tried is the half of Rancher: these resources, and a
# request to Rancher's proxy path with the token of the ephemeral kubeconfig.

# The address and the token come from the environment: RANCHER_URL and RANCHER_TOKEN_KEY.
provider "rancher2" {}

# The cluster exists before this configuration is planned, since the provider below needs its id in the plan.
data "rancher2_cluster" "this" {
  name = var.cluster_name
}

# Ends when the cluster is active; what is made inside it depends on this.
resource "rancher2_cluster_sync" "this" {
  cluster_id    = data.rancher2_cluster.this.id
  state_confirm = 2
}

data "rancher2_nodes" "windows" {
  cluster_id = rancher2_cluster_sync.this.id
  os         = "windows"
}

# Containers of Windows run on a host of their own build only.
data "rancher2_windows_images" "iis" {
  windows_releases = distinct(data.rancher2_nodes.windows.nodes[*].windows_build)
}

ephemeral "rancher2_kubeconfig" "this" {
  cluster_id = data.rancher2_cluster.this.id
}

locals {
  # Such as ltsc2022, the oldest release among the nodes: its containers run on newer hosts too, where Windows allows it.
  release = sort([for image in data.rancher2_windows_images.iis.images : regex("ltsc[0-9]+", image) if can(regex("ltsc[0-9]+", image))])[0]
  address = data.rancher2_nodes.windows.nodes[0].address
}
