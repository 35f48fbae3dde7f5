# A login for a registry, in the cluster that Rancher runs in. The values never show up in a plan.
resource "rancher2_secret_v2" "registry" {
  cluster_id = "local"
  name       = "registry-login"
  namespace  = "default"
  type       = "kubernetes.io/basic-auth"
  data = {
    username = "puller"
    password = var.registry_password
  }
}

variable "registry_password" {
  type      = string
  sensitive = true
  default   = "not-a-real-password"
}
