data "rancher2_secret_v2" "registry" {
  cluster_id = "local"
  name       = "registry-login"
  namespace  = "default"
}
