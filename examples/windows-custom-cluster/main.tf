# For Rancher up to 2.11. A custom cluster of RKE1 whose pods run on Linux and on Windows machines, joined by one Flannel network.
#
#   terraform apply                            makes the cluster; nothing runs yet
#   terraform output -raw linux_node_command   run it on the Linux machines
#   terraform output -raw windows_node_command run it on the Windows machines
#   terraform apply -var-file nodes.tfvars     names the machines as nodes, and waits until each of them and the cluster are active

terraform {
  required_version = ">= 1.9"

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

# The machines register themselves, by the commands above or by user data; see the guide for machines that Terraform registers over SSH. Each
# of these waits until its machine is an active node, and removes the node when it is destroyed: cordoned, drained, gone from Rancher.
resource "rancher2_custom_node" "linux" {
  for_each = { for name, node in var.nodes : name => node if node.os == "linux" }

  cluster_id = rancher2_cluster.this.id
  name       = each.key
  roles      = each.value.roles
  labels     = each.value.labels
}

# Windows machines join last: before etcd, the control plane and a worker run on Linux they have nothing to join.
resource "rancher2_custom_node" "windows" {
  for_each = { for name, node in var.nodes : name => node if node.os == "windows" }

  cluster_id = rancher2_cluster.this.id
  name       = each.key
  os         = "windows"
  roles      = ["worker"]
  labels     = each.value.labels
  depends_on = [rancher2_custom_node.linux]

  # Keeps workloads away that do not say they are for Windows.
  taints {
    key    = "os"
    value  = "windows"
    effect = "NoSchedule"
  }
}

# What is to be made inside the cluster depends on this.
resource "rancher2_cluster_sync" "this" {
  count = length(var.nodes) > 0 ? 1 : 0

  cluster_id    = rancher2_cluster.this.id
  state_confirm = 2
  depends_on    = [rancher2_custom_node.linux, rancher2_custom_node.windows]

  timeouts {
    create = "1h"
  }
}

# Nodes whose Flannel speaks of different networks are all ready, and their pods do not reach each other.
data "rancher2_flannel_status" "this" {
  cluster_id = rancher2_cluster.this.id
  depends_on = [rancher2_cluster_sync.this]
}

check "one_flannel_network" {
  assert {
    condition     = data.rancher2_flannel_status.this.consistent || length(var.nodes) == 0
    error_message = data.rancher2_flannel_status.this.summary
  }
}
