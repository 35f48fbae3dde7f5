# The cluster of Rancher's master class of 2019, "Up and Running with Windows Server Containers", as one makes it today: a custom cluster on
# machines that are there already, one Flannel network, a few Linux nodes, Windows workers. RKE2 has taken the place of RKE, containerd that of
# Docker, and the steps that the talk did by hand, in the right order and with the right numbers, are in the plan.
#
#   terraform apply                              makes the cluster, and says which ports the machines need open
#   terraform output -json linux_commands        what each Linux machine runs
#   terraform output -json windows_commands      what each Windows machine runs, in PowerShell as administrator
#   terraform apply -var machines_run=true       names the machines as nodes, and waits until all of them are active

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

# What this Rancher can set up, so that nothing here ages.
data "rancher2_kubernetes_versions" "rke2" {}

resource "rancher2_cluster_v2" "this" {
  name               = var.cluster_name
  kubernetes_version = coalesce(var.kubernetes_version, data.rancher2_kubernetes_versions.rke2.default)

  rke_config {
    network {
      cni = "flannel"
      # In the talk these were three numbers to know by heart. Windows wraps packets in VXLAN with network id 4096 on UDP port 4789 and knows
      # nothing else; they are planned, and shown in the plan.
      windows = true
    }
  }

  # The version is chosen when the cluster is made. Without this line an upgrade of Rancher would upgrade the cluster as well.
  lifecycle {
    ignore_changes = [kubernetes_version]
  }
}

locals {
  # The identity of each machine, chosen here: Rancher's name for the machine follows from it, before any machine exists.
  identity = { for name in concat(keys(var.linux_nodes), var.windows_nodes) : name => "${var.cluster_name}-${name}" }
}

# A token of its own for the commands, which goes with this configuration; from Rancher 2.15 on tokens end after 30 days.
resource "rancher2_cluster_registration_token" "machines" {
  cluster_id   = rancher2_cluster_v2.this.cluster_v1_id
  rotate_after = "168h"
}

# Each waits until its machine is an active node, and removes it when it is destroyed: cordoned, drained, gone from Rancher.
resource "rancher2_custom_node" "linux" {
  for_each = var.machines_run ? var.linux_nodes : {}

  cluster_id = rancher2_cluster_v2.this.cluster_v1_id
  name       = each.key
  machine_id = local.identity[each.key]
  roles      = each.value

  timeouts {
    create = "1h"
  }
}

# Windows machines join last: they have nothing to join before etcd, the control plane and a worker run on Linux.
resource "rancher2_custom_node" "windows" {
  for_each = toset(var.machines_run ? var.windows_nodes : [])

  cluster_id = rancher2_cluster_v2.this.cluster_v1_id
  name       = each.key
  machine_id = local.identity[each.key]
  os         = "windows"
  roles      = ["worker"]
  depends_on = [rancher2_custom_node.linux]

  # Keeps workloads away that do not say they are for Windows.
  taints {
    key    = "os"
    value  = "windows"
    effect = "NoSchedule"
  }

  timeouts {
    create = "1h"
  }
}

# Containers of Windows run on a host of their own build only. These are the base images for the machines that joined.
data "rancher2_windows_images" "fitting" {
  windows_releases = [for node in rancher2_custom_node.windows : node.windows_build]
}
