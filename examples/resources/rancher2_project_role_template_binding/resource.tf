resource "rancher2_project" "shop" {
  name       = "shop"
  cluster_id = "local"
}

# A group of the sign-in provider may change what is in the project.
resource "rancher2_project_role_template_binding" "developers" {
  name               = "developers"
  project_id         = rancher2_project.shop.id
  role_template_id   = "project-member"
  group_principal_id = "github_team://1234567"
}
