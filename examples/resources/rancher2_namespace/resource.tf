resource "rancher2_project" "shop" {
  name       = "shop"
  cluster_id = "local"
}

# With another project of the same cluster as project_id, the namespace is moved there.
resource "rancher2_namespace" "frontend" {
  name        = "shop-frontend"
  project_id  = rancher2_project.shop.id
  description = "What customers see."

  container_resource_limit {
    limits_cpu    = "500m"
    limits_memory = "256Mi"
  }
}

# The id of a cluster stands for no project.
resource "rancher2_namespace" "tools" {
  name       = "tools"
  project_id = "local"
}
