# A group of the sign-in provider may use the cluster.
resource "rancher2_cluster_role_template_binding" "developers" {
  name               = "developers"
  cluster_id         = "local"
  role_template_id   = "cluster-member"
  group_principal_id = "github_team://1234567"
}
