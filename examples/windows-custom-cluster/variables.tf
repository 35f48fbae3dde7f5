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

variable "nodes" {
  description = "The machines that are to be nodes, by name. At least one Linux machine for each of the roles etcd, controlplane and worker; Windows machines are workers."
  type = map(object({
    os     = optional(string, "linux")
    roles  = optional(list(string), ["worker"])
    labels = optional(map(string), {})
  }))
  default = {}

  validation {
    condition     = alltrue([for name, node in var.nodes : provider::rancher2::node_name_valid(name, node.os).valid])
    error_message = "Nodes have lower-case names of letters, digits and dashes; Windows keeps 15 characters of them."
  }
}
