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

# Ephemeral values may be used in connections and provisioners, and are never shown.
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

# The cluster's own token stays valid after the run, so a write-only argument may take it: it is in the secret and in no state.
ephemeral "rancher2_registration_token" "own" {
  cluster_id = "c-m-abcdefgh"
}

resource "rancher2_secret_v2" "join" {
  cluster_id      = "local"
  namespace       = "pipelines"
  name            = "join-token"
  data_wo         = { token = ephemeral.rancher2_registration_token.own.token }
  data_wo_version = 1
}
