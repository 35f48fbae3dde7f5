# Id of the cluster and name of the token; each cluster of Rancher 2.6 and later has one named default-token.
terraform import rancher2_cluster_registration_token.example c-abcde:default-token
