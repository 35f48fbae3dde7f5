terraform import rancher2_app_v2.monitoring local.cattle-monitoring-system/rancher-monitoring
