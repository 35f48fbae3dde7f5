terraform import rancher2_setting.session auth-user-session-ttl-minutes
