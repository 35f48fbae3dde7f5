variable "windows_nodes" {
  type    = list(string)
  default = ["win-worker-01", "win-worker-02"]

  validation {
    condition     = alltrue([for name in var.windows_nodes : provider::rancher2::node_name_valid(name, "windows").valid])
    error_message = "Windows keeps 15 characters of a name, and nodes have lower-case names."
  }
}
