variable "cluster_name" {
  description = "Name of the cluster: lower-case letters, digits and dashes."
  type        = string
  default     = "windows-demo"
}

variable "kubernetes_version" {
  description = "Kubernetes version in Rancher's spelling, such as v1.20.15-rancher2-1; null takes Rancher's default."
  type        = string
  default     = null
}

variable "wait_for_nodes" {
  description = "Wait until the machines have joined and the cluster is active."
  type        = bool
  default     = false
}
