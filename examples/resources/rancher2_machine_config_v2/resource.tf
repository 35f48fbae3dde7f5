variable "cloud_credential" {
  description = "Id of the cloud credential, such as id of rancher2_cloud_credential."
  type        = string
}

data "rancher2_kubernetes_versions" "rke2" {}

# Machines of Amazon EC2, and a cluster with a pool of them.
resource "rancher2_machine_config_v2" "workers" {
  generate_name = "workers"
  amazonec2_config {
    ami            = "ami-0123456789abcdef0"
    region         = "eu-west-1"
    zone           = "a"
    vpc_id         = "vpc-0123456789"
    subnet_id      = "subnet-0123456789"
    security_group = ["rancher-nodes"]
    instance_type  = "m5.large"
    root_size      = "60"
  }
}

resource "rancher2_cluster_v2" "pooled" {
  name               = "pooled-example"
  kubernetes_version = data.rancher2_kubernetes_versions.rke2.default

  rke_config {
    machine_pools {
      name                         = "all"
      cloud_credential_secret_name = var.cloud_credential
      etcd_role                    = true
      control_plane_role           = true
      worker_role                  = true
      quantity                     = 3
      machine_config {
        kind = rancher2_machine_config_v2.workers.kind
        name = rancher2_machine_config_v2.workers.name
      }
    }
  }
}
