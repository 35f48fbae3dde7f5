terraform import rancher2_config_map_v2.settings local.default/app-settings
