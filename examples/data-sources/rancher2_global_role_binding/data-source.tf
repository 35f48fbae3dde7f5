data "rancher2_global_role_binding" "operators" {
  name = "operators"
}

output "operators_role" {
  value = data.rancher2_global_role_binding.operators.global_role_id
}
