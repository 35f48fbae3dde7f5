variable "cluster_id" {
  description = "Id of the cluster, such as cluster_v1_id of rancher2_cluster_v2."
  type        = string
}

# A token for the user data of machines; a new one every 30 days.
resource "rancher2_cluster_registration_token" "example" {
  cluster_id   = var.cluster_id
  rotate_after = "720h"

  lifecycle {
    create_before_destroy = true
  }
}

output "user_data" {
  sensitive = true
  value = provider::rancher2::linux_user_data({
    registration = rancher2_cluster_registration_token.example.registration
    node         = { name = "web-1", roles = ["worker"] }
  })
}
