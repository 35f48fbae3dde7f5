terraform import rancher2_catalog_v2.charts local.team-charts
