check "one_flannel_network" {
  data "rancher2_flannel_status" "cluster" {
    cluster_id = "c-abcde"
  }

  assert {
    condition     = data.rancher2_flannel_status.cluster.consistent
    error_message = data.rancher2_flannel_status.cluster.summary
  }
}
