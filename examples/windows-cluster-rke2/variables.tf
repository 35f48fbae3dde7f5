variable "cluster_name" {
  description = "Name of the cluster: lower-case letters, digits and dashes."
  type        = string
  default     = "windows"
}

variable "kubernetes_version" {
  description = "Version of RKE2, such as v1.34.1+rke2r1; null takes the default of this Rancher."
  type        = string
  default     = null
}

variable "linux_nodes" {
  description = "Linux machines and their roles, by node name. Three with etcd outlive the loss of one."
  type        = map(list(string))
  default = {
    "linux-1" = ["etcd", "controlplane", "worker"]
  }
}

variable "windows_nodes" {
  description = "Windows machines, by node name of at most 15 characters."
  type        = list(string)
  default     = ["windows-1"]
}

variable "machines_run" {
  description = "Whether the machines have been given their commands: then they become nodes."
  type        = bool
  default     = false
}
