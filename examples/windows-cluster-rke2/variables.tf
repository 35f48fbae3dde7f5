variable "cluster_name" {
  description = "Name of the cluster: lower-case letters, digits and dashes."
  type        = string
  default     = "windows"
}

variable "kubernetes_version" {
  description = "Version of RKE2, one that this Rancher offers."
  type        = string
  default     = "v1.31.1+rke2r1"
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
