# The id is the one in the address of the cluster's page in Rancher.
terraform import rancher2_cluster.example c-abcde
