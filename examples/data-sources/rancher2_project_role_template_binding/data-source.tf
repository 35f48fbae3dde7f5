data "rancher2_project_role_template_binding" "developers" {
  project_id = "local:p-fghij"
  name       = "developers"
}

output "developers_role" {
  value = data.rancher2_project_role_template_binding.developers.role_template_id
}
