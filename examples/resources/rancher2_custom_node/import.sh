# Id of the cluster and name of the node.
terraform import rancher2_custom_node.web c-abcde/web-1
