terraform import rancher2_secret_v2.registry local.default/registry-login
