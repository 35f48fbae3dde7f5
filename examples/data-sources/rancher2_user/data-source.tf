data "rancher2_user" "admin" {
  username = "admin"
}

output "admin_id" {
  value = data.rancher2_user.admin.id
}
