resource "rancher2_cluster" "example" {
  name = "nodes-example"

  rke_config {
    network {
      plugin = "canal"
    }
  }
}

# A machine that registers itself, by the cluster's node command in its user data. Creating waits until it is an active node; destroying
# cordons it, drains it and removes it from Rancher.
resource "rancher2_custom_node" "web" {
  cluster_id = rancher2_cluster.example.id
  name       = "web-1"
  roles      = ["worker"]
  labels     = { team = "web" }

  taints {
    key   = "dedicated"
    value = "web"
  }

  on_destroy {
    drain_timeout     = 300
    delete_local_data = true
  }
}
