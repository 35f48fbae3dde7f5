# Each cluster comes with the projects Default and System.
data "rancher2_project" "system" {
  cluster_id = "local"
  name       = "System"
}

output "system_project_id" {
  value = data.rancher2_project.system.id
}
