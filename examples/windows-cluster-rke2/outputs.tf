output "cluster_id" {
  description = "Id of the cluster below /v3, as other resources want it."
  value       = rancher2_cluster_v2.this.cluster_v1_id
}

output "ports" {
  description = "Traffic that must be let through between the machines: the talk opened too few of them."
  value       = provider::rancher2::cluster_ports({ distribution = "rke2", network = "flannel", windows = true })
}

# The commands hold the registration token: anyone who has one can add machines to the cluster.

output "linux_commands" {
  description = "What each Linux machine runs, as root."
  sensitive   = true
  value = { for name, roles in var.linux_nodes : name => provider::rancher2::linux_node_command(
    rancher2_cluster_registration_token.machines.registration,
    { name = name, id = local.identity[name], roles = roles }
  ) }
}

output "windows_commands" {
  description = "What each Windows machine runs, in PowerShell as administrator."
  sensitive   = true
  value = { for name in var.windows_nodes : name => provider::rancher2::windows_node_command(
    rancher2_cluster_registration_token.machines.registration,
    { name = name, id = local.identity[name] }
  ) }
}

output "images" {
  description = "Base images whose containers run on every Windows node."
  value       = data.rancher2_windows_images.fitting.images
}
