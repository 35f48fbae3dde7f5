namespace Testing;

/// <summary>The types that any version of rancher/rancher2 has, without their prefix. A test compares the lists with its recorded schemas.</summary>
public static class PeerTypes
{
    public static IReadOnlyList<string> Resources { get; } =
    [
        "app", "app_v2", "auth_config_activedirectory", "auth_config_adfs", "auth_config_azuread", "auth_config_cognito", "auth_config_freeipa",
        "auth_config_generic_oidc", "auth_config_github", "auth_config_githubapp", "auth_config_keycloak", "auth_config_keycloak_oidc",
        "auth_config_okta", "auth_config_openldap", "auth_config_ping", "bootstrap", "catalog", "catalog_v2", "certificate", "cloud_credential",
        "cluster", "cluster_alert_group", "cluster_alert_rule", "cluster_driver", "cluster_logging", "cluster_proxy_config_v2",
        "cluster_role_template_binding", "cluster_sync", "cluster_template", "cluster_v2", "config_map_v2", "custom_user_token", "etcd_backup",
        "feature", "global_dns", "global_dns_provider", "global_role", "global_role_binding", "machine_config_v2", "multi_cluster_app", "namespace",
        "node_driver", "node_pool", "node_template", "notifier", "oidc_client", "pod_security_admission_configuration_template",
        "pod_security_policy_template", "project", "project_alert_group", "project_alert_rule", "project_logging", "project_role_template_binding",
        "registry", "role_template", "secret", "secret_v2", "setting", "storage_class_v2", "token", "user",
    ];

    public static IReadOnlyList<string> DataSources { get; } =
    [
        "app", "catalog", "catalog_v2", "certificate", "cloud_credential", "cluster", "cluster_alert_group", "cluster_alert_rule", "cluster_driver",
        "cluster_logging", "cluster_proxy_config_v2", "cluster_role_template_binding", "cluster_scan", "cluster_template", "cluster_v2",
        "config_map_v2", "etcd_backup", "global_dns_provider", "global_role", "global_role_binding", "multi_cluster_app", "namespace", "node_driver",
        "node_pool", "node_template", "notifier", "pod_security_admission_configuration_template", "pod_security_policy_template", "principal",
        "project", "project_alert_group", "project_alert_rule", "project_logging", "project_role_template_binding", "registry", "role_template",
        "secret", "secret_v2", "setting", "storage_class_v2", "user",
    ];
}
