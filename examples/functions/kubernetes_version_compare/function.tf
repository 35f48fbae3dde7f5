variable "kubernetes_version" {
  type    = string
  default = "v1.34.10+rke2r1"

  validation {
    condition     = provider::rancher2::kubernetes_version_compare(var.kubernetes_version, "v1.30.2") >= 0
    error_message = "Windows nodes with flannel are sound from v1.30.2 on."
  }
}
