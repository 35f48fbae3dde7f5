# terraform test, without a Rancher.
mock_provider "rancher2" {
  mock_resource "rancher2_cluster_v2" {
    defaults = {
      cluster_v1_id = "c-m-abcdefgh"
    }
  }

  mock_resource "rancher2_cluster_registration_token" {
    defaults = {
      registration = {
        server          = "https://rancher.example.com"
        token           = "not-a-real-token"
        distribution    = "rke2"
        rancher_version = "v2.14.4"
      }
    }
  }

  mock_resource "rancher2_custom_node" {
    defaults = {
      windows_build = "10.0.20348"
    }
  }

  mock_data "rancher2_kubernetes_versions" {
    defaults = {
      default  = "v1.34.10+rke2r1"
      versions = ["v1.34.10+rke2r1"]
    }
  }
}

run "machines_register_first" {
  assert {
    condition     = rancher2_cluster_v2.this.kubernetes_version == "v1.34.10+rke2r1"
    error_message = "The version is the default of this Rancher."
  }

  assert {
    condition     = length(rancher2_custom_node.windows) == 0 && length(rancher2_custom_node.linux) == 0
    error_message = "Nodes come once their machines have their commands."
  }

  assert {
    condition     = strcontains(output.windows_commands["windows-1"], "rancher.example.com")
    error_message = "Each machine has a command."
  }
}

run "nodes_follow" {
  variables {
    machines_run = true
  }

  assert {
    condition     = rancher2_custom_node.windows["windows-1"].taints[0].key == "os"
    error_message = "Windows nodes are tainted."
  }
}
