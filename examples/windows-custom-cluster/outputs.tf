output "cluster_id" {
  description = "Id of the cluster in Rancher."
  value       = rancher2_cluster.this.id
}

output "flannel_options" {
  description = "How Flannel is set up, the options that the provider filled in among them."
  value       = rancher2_cluster.this.rke_config[0].network[0].options
}

# The commands hold the registration token: anyone who has one can add machines to the cluster. Marked sensitive, they stay out of plans and
# logs; `terraform output -raw linux_node_command` prints one.

output "linux_node_command" {
  description = "Registers a Linux machine. Add the roles it is to have: --etcd --controlplane --worker."
  value       = rancher2_cluster.this.cluster_registration_token[0].node_command
  sensitive   = true
}

output "windows_node_command" {
  description = "Registers a Windows machine, in PowerShell as administrator. Windows machines are workers; no role is added."
  value       = rancher2_cluster.this.cluster_registration_token[0].windows_node_command
  sensitive   = true
}

output "default_project_id" {
  description = "The project that workloads go into by default; known once the cluster is active."
  value       = one(rancher2_cluster_sync.this[*].default_project_id)
}
