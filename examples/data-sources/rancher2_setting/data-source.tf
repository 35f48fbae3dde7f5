data "rancher2_setting" "server_version" {
  name = "server-version"
}

output "rancher_version" {
  value = data.rancher2_setting.server_version.value
}
