terraform import rancher2_cluster_v2.example fleet-default/example
