variable "cluster_name" {
  description = "Name of a cluster with Windows workers, such as the one of ../windows-cluster-rke2."
  type        = string
  default     = "windows"
}

variable "namespace" {
  description = "Kubernetes namespace of the workload."
  type        = string
  default     = "default"
}

variable "replicas" {
  description = "How many pods run."
  type        = number
  default     = 1
}

variable "image" {
  description = "Repository of the IIS image, without tag; a mirror in a network without Internet."
  type        = string
  default     = "mcr.microsoft.com/windows/servercore/iis"
}

variable "node_port" {
  description = "Port on each node that leads to IIS."
  type        = number
  default     = 30080
}
