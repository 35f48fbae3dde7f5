# For Rancher up to 2.11. A cluster of RKE1 with Windows workers, from nothing but machines with an SSH server: Terraform makes the cluster, registers each machine, waits
# until it is an active node, and takes all of it apart again.

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
  name                     = var.cluster_name
  windows_prefered_cluster = true

  rke_config {
    kubernetes_version = var.kubernetes_version

    network {
      plugin = "flannel"
    }
  }
}

resource "rancher2_custom_node" "linux" {
  for_each = var.linux_machines

  cluster_id       = rancher2_cluster.this.id
  name             = each.key
  roles            = each.value.roles
  internal_address = each.value.internal_address

  ssh {
    host             = each.value.host
    user             = var.linux_user
    private_key_file = var.private_key_file
    host_key         = each.value.host_key
  }
}

# Linux first: a Windows machine has nothing to join before etcd, the control plane and a worker run.
resource "rancher2_custom_node" "windows" {
  for_each = var.windows_machines

  cluster_id       = rancher2_cluster.this.id
  name             = each.key
  os               = "windows"
  roles            = ["worker"]
  internal_address = each.value.internal_address
  depends_on       = [rancher2_custom_node.linux]

  # Keeps workloads away that do not say they are for Windows.
  taints {
    key    = "os"
    value  = "windows"
    effect = "NoSchedule"
  }

  ssh {
    host             = each.value.host
    user             = var.windows_user
    private_key_file = var.private_key_file
    host_key         = each.value.host_key
  }

  on_destroy {
    drain_timeout = 300
  }
}

data "rancher2_flannel_status" "this" {
  cluster_id = rancher2_cluster.this.id
  depends_on = [rancher2_custom_node.windows]
}

check "one_flannel_network" {
  assert {
    condition     = data.rancher2_flannel_status.this.consistent
    error_message = data.rancher2_flannel_status.this.summary
  }
}
