variable "cluster_name" {
  description = "Name of the cluster: lower-case letters, digits and dashes."
  type        = string
  default     = "windows"
}

variable "kubernetes_version" {
  description = "Kubernetes version in Rancher's spelling; null takes Rancher's default."
  type        = string
  default     = null
}

variable "private_key_file" {
  description = "File with the private key for all machines. It is read when it is needed and never stored."
  type        = string
  default     = "~/.ssh/id_ed25519"
}

variable "linux_user" {
  description = "User of the Linux machines: root, or one that may use sudo without a password."
  type        = string
  default     = "ubuntu"
}

variable "windows_user" {
  description = "Administrator of the Windows machines."
  type        = string
  default     = "Administrator"
}

variable "linux_machines" {
  description = "Linux machines with Docker, by node name. All of the roles etcd, controlplane and worker must be among them."
  type = map(object({
    host             = string
    host_key         = string
    internal_address = string
    roles            = list(string)
  }))
}

variable "windows_machines" {
  description = "Windows machines with Docker and OpenSSH, by node name of at most 15 characters."
  type = map(object({
    host             = string
    host_key         = string
    internal_address = string
  }))
}
