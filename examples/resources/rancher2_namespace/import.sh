terraform import rancher2_namespace.frontend c-abcde.shop-frontend
