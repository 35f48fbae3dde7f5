terraform import rancher2_cloud_credential.aws cattle-global-data:cc-abcde.amazonec2
