terraform import rancher2_machine_config_v2.workers fleet-default/nc-workers-abcde
