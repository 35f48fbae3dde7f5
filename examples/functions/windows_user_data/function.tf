# Name, Containers feature with its restart, OpenSSH and the firewall; EC2Launch runs it. No token is in it.
output "user_data" {
  value = provider::rancher2::windows_user_data({
    platform            = "aws"
    hostname            = "win-1"
    ssh_authorized_keys = ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExample me@example.com"]
  })
}
