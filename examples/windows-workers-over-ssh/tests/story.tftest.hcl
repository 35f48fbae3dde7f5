# terraform test, without a Rancher and without machines.
mock_provider "rancher2" {
  mock_resource "rancher2_cluster_v2" {
    defaults = {
      cluster_v1_id = "c-m-abcdefgh"
    }
  }

  mock_data "rancher2_kubernetes_versions" {
    defaults = {
      default  = "v1.34.10+rke2r1"
      versions = ["v1.34.10+rke2r1"]
    }
  }

  mock_data "rancher2_flannel_status" {
    defaults = {
      consistent = true
      summary    = "One network."
    }
  }
}

variables {
  linux_machines = {
    linux-1 = {
      host             = "192.0.2.11"
      host_key         = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      internal_address = "10.0.0.11"
      roles            = ["etcd", "controlplane", "worker"]
    }
  }
  windows_machines = {
    windows-1 = {
      host             = "192.0.2.21"
      host_key         = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      internal_address = "10.0.0.21"
    }
  }
}

run "machines_become_nodes" {
  assert {
    condition     = rancher2_custom_node.linux["linux-1"].cluster_id == "c-m-abcdefgh"
    error_message = "Machines join the cluster of this configuration."
  }

  assert {
    condition     = contains(rancher2_custom_node.windows["windows-1"].roles, "worker") && rancher2_custom_node.windows["windows-1"].taints[0].key == "os"
    error_message = "Windows machines are tainted workers."
  }
}
