# A custom Rancher cluster whose pods run on Linux and on Windows machines, joined by one Flannel network.
#
#   terraform apply                            makes the cluster; nothing runs yet
#   terraform output -raw linux_node_command   run it on the Linux machines
#   terraform output -raw windows_node_command run it on the Windows machines
#   terraform apply -var wait_for_nodes=true   waits until the cluster is active

terraform {
  required_version = ">= 1.5"

  required_providers {
    rancher2 = {
      source = "rancher/rancher2"
    }
  }
}

# The address and the token come from the environment: RANCHER_URL and RANCHER_TOKEN_KEY.
provider "rancher2" {}

resource "rancher2_cluster" "this" {
  name        = var.cluster_name
  description = "Linux and Windows workers on one Flannel network"

  # Rancher takes this at creation only: a cluster made without it never takes Windows nodes, and changing it here makes a new cluster.
  # Linux nodes get the taint cattle.io/os=linux:NoSchedule, so workloads for Linux need a toleration for it.
  windows_prefered_cluster = true

  rke_config {
    # Left out, Rancher takes the newest version it knows.
    kubernetes_version = var.kubernetes_version

    network {
      # The one network plugin that RKE runs on Windows.
      plugin = "flannel"

      # Windows wraps packets in VXLAN with network id 4096 on UDP port 4789 and knows nothing else; Linux would take 1 and 8472. When both
      # differ, nodes join and pods cannot reach each other. The provider therefore plans these for a Windows cluster when they are left out:
      #
      #   options = {
      #     flannel_backend_type = "vxlan"
      #     flannel_backend_vni  = "4096"
      #     flannel_backend_port = "4789"
      #   }
    }
  }
}

# A custom cluster becomes active when machines have joined: at least one with each of the roles etcd, controlplane and worker, all Linux.
# Waiting is a step of its own, since the commands for the machines are known only after the cluster has been made.
resource "rancher2_cluster_sync" "this" {
  count = var.wait_for_nodes ? 1 : 0

  cluster_id    = rancher2_cluster.this.id
  state_confirm = 2

  timeouts {
    create = "1h"
  }
}
