data "rancher2_principal" "admin" {
  name        = "admin"
  type        = "user"
  exact_match = true
}

output "principal_id" {
  value = data.rancher2_principal.admin.id
}
