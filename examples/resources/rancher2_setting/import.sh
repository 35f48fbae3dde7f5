terraform import rancher2_setting.server_url server-url
