data "rancher2_cluster_role_template_binding" "developers" {
  cluster_id = "local"
  name       = "developers"
}

output "developers_role" {
  value = data.rancher2_cluster_role_template_binding.developers.role_template_id
}
