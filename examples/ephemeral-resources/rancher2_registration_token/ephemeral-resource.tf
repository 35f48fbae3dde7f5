# A token for this run alone; its cluster is of RKE2 or K3s.
ephemeral "rancher2_registration_token" "run" {
  cluster_id = "c-m-abcdefgh"
  one_time   = true
}

locals {
  node_command = provider::rancher2::linux_node_command(ephemeral.rancher2_registration_token.run.registration, {
    name  = "web-1"
    roles = ["worker"]
  })
}

# Ephemeral values may be used in connections and provisioners, and are shown nowhere.
resource "terraform_data" "join" {
  connection {
    type  = "ssh"
    host  = "192.0.2.21"
    user  = "root"
    agent = true
  }

  provisioner "remote-exec" {
    inline = [local.node_command]
  }
}
