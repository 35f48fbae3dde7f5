# Ids of Rancher tell where an object is: the project of a namespace, the cluster of a project.
output "cluster_of_project" {
  value = provider::rancher2::parse_id("c-abcde:p-fghij").cluster_id
}
