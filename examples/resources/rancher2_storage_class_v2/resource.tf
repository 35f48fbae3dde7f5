# Volumes are made where the pod runs, and can grow later.
resource "rancher2_storage_class_v2" "fast" {
  cluster_id             = "local"
  name                   = "fast"
  k8s_provisioner        = "ebs.csi.aws.com"
  volume_binding_mode    = "WaitForFirstConsumer"
  allow_volume_expansion = true
  parameters = {
    type = "gp3"
  }
}
