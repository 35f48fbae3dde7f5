# Windows workers for an RKE2 cluster whose machines register themselves at their first start. The user data holds a registration token:
# one of its own, which is replaced every week and removed with this configuration, and not the cluster's.

terraform {
  required_version = ">= 1.9"

  required_providers {
    rancher2 = {
      source = "rancher/rancher2"
    }
  }
}

provider "rancher2" {}

variable "cluster_id" {
  description = "Id of the RKE2 cluster, such as c-m-abcdefgh. Its network is calico or flannel."
  type        = string
}

locals {
  linux   = ["web-1"]
  windows = ["win-1", "win-2"]
  # The identity of each machine, chosen here: Rancher's name for the machine follows from it, before any machine exists.
  identity = { for name in concat(local.linux, local.windows) : name => "${var.cluster_id}-${name}" }
}

resource "rancher2_cluster_registration_token" "user_data" {
  cluster_id   = var.cluster_id
  rotate_after = "168h"
}

# To be given to the machines of any cloud, as user_data or custom_data.
output "linux_user_data" {
  sensitive = true
  value = { for name in local.linux : name => provider::rancher2::linux_user_data({
    registration = rancher2_cluster_registration_token.user_data.registration
    node         = { name = name, id = local.identity[name], roles = ["worker"] }
  }) }
}

output "windows_user_data" {
  sensitive = true
  value = { for name in local.windows : name => provider::rancher2::windows_user_data({
    platform     = "aws"
    registration = rancher2_cluster_registration_token.user_data.registration
    node         = { name = name, id = local.identity[name], labels = { os-build = "ltsc2022" } }
  }) }
}

# Waits for each machine by its identity, and removes it from the cluster when it is destroyed.
resource "rancher2_custom_node" "linux" {
  for_each = toset(local.linux)

  cluster_id = var.cluster_id
  name       = each.key
  machine_id = local.identity[each.key]
  roles      = ["worker"]
}

resource "rancher2_custom_node" "windows" {
  for_each = toset(local.windows)

  cluster_id = var.cluster_id
  name       = each.key
  machine_id = local.identity[each.key]
  os         = "windows"
  roles      = ["worker"]
  labels     = { os-build = "ltsc2022" }
  depends_on = [rancher2_custom_node.linux]
}
