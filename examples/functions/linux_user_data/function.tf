# Prepares a machine and joins nothing, so that no token gets into the user data. rancher2_custom_node joins it.
output "user_data" {
  value = provider::rancher2::linux_user_data({
    hostname            = "web-1"
    ssh_authorized_keys = ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExample me@example.com"]
    packages            = ["docker.io"]
  })
}
