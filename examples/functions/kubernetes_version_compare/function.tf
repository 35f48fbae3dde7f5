variable "kubernetes_version" {
  type    = string
  default = "v1.30.2+rke2r10"

  validation {
    condition     = provider::rancher2::kubernetes_version_compare(var.kubernetes_version, "v1.29.2") >= 0
    error_message = "Flannel on Windows needs Kubernetes 1.29.2 or later."
  }
}
