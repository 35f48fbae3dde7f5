# A team's part of a cluster, with a quota of which each new namespace gets a share.
resource "rancher2_project" "shop" {
  name       = "shop"
  cluster_id = "local"

  resource_quota {
    project_limit {
      limits_cpu       = "8"
      limits_memory    = "16Gi"
      requests_storage = "100Gi"
    }
    namespace_default_limit {
      limits_cpu       = "2"
      limits_memory    = "4Gi"
      requests_storage = "10Gi"
    }
  }

  container_resource_limit {
    limits_cpu      = "500m"
    limits_memory   = "256Mi"
    requests_cpu    = "100m"
    requests_memory = "128Mi"
  }
}
