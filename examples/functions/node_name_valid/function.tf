# Windows cuts names at 15 characters.
output "reason" {
  value = provider::rancher2::node_name_valid("windows-worker-01", "windows").reason
}
