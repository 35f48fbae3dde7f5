resource "rancher2_cluster" "example" {
  name = "registration-example"

  rke_config {
    network {
      plugin = "canal"
    }
  }
}

# A token for the user data of machines; a new one every 30 days.
resource "rancher2_cluster_registration_token" "example" {
  cluster_id   = rancher2_cluster.example.id
  rotate_after = "720h"

  lifecycle {
    create_before_destroy = true
  }
}

output "user_data" {
  sensitive = true
  value = provider::rancher2::linux_user_data({
    packages     = ["docker.io"]
    registration = rancher2_cluster_registration_token.example.registration
    node         = { name = "web-1", roles = ["worker"] }
  })
}
