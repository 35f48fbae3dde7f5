# Roles that came with Rancher are found by the name that its user interface shows.
data "rancher2_role_template" "owner" {
  name    = "Cluster Owner"
  context = "cluster"
}

output "owner_role_id" {
  value = data.rancher2_role_template.owner.id
}
