# A machine that the provider registers over SSH. The key stays in its file, so that the machine can be cleaned when the node is destroyed.
resource "rancher2_custom_node" "server" {
  cluster_id       = rancher2_cluster.example.id
  name             = "server-1"
  roles            = ["etcd", "controlplane", "worker"]
  internal_address = "10.0.0.11"

  ssh {
    host             = "192.0.2.11"
    user             = "ubuntu"
    private_key_file = "~/.ssh/id_ed25519"
    host_key         = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
  }

  timeouts {
    create = "1h"
  }
}
