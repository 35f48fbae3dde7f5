# Members of a group may create clusters.
resource "rancher2_global_role_binding" "operators" {
  name               = "operators"
  global_role_id     = "clusters-create"
  group_principal_id = "github_team://1234567"
}
