# From a Git repository, with a login.
resource "rancher2_catalog_v2" "git" {
  cluster_id       = "local"
  name             = "team-charts-git"
  git_repo         = "https://git.example.com/team/charts.git"
  git_branch       = "main"
  secret_name      = "git-login"
  secret_namespace = "default"
}
