# terraform test, without a Rancher.
mock_provider "rancher2" {
  mock_resource "rancher2_cluster" {
    defaults = {
      id = "c-abcde"
      cluster_registration_token = [{
        node_command         = "sudo docker run rancher/rancher-agent"
        windows_node_command = "PowerShell -NoLogo"
      }]
    }
  }

  mock_data "rancher2_flannel_status" {
    defaults = {
      consistent = true
      summary    = "One network."
    }
  }
}

run "cluster_first" {
  assert {
    condition     = rancher2_cluster.this.windows_prefered_cluster && length(rancher2_custom_node.windows) == 0
    error_message = "The cluster is for Windows, and nodes come once their machines have their commands."
  }
}

run "nodes_follow" {
  variables {
    nodes = {
      linux-1   = { roles = ["etcd", "controlplane", "worker"] }
      windows-1 = { os = "windows" }
    }
  }

  assert {
    condition     = rancher2_custom_node.windows["windows-1"].taints[0].key == "os"
    error_message = "Windows nodes are tainted."
  }
}
