namespace Rancher.Provider.AcceptanceTests.ClustersV2;

internal static class Fixture
{
    public const string Address = "rancher2_cluster_v2.this";
    public const string Provisioning = "provisioning.cattle.io.clusters";
    public const string Namespace = "fleet-default";

    /// <summary>A custom cluster that uses much of what there is, documents and keyed blocks among it.</summary>
    public const string Complete = """
        resource "rancher2_cluster_v2" "this" {
          name               = "complete"
          kubernetes_version = "v1.31.1+rke2r1"
          labels             = { team = "platform" }
          annotations        = { note = "acceptance" }
          enable_network_policy = false
          default_cluster_role_for_project_members = "user"

          agent_env_vars {
            name  = "HTTP_PROXY"
            value = "http://proxy.example.com:3128"
          }

          cluster_agent_deployment_customization {
            append_tolerations {
              key    = "dedicated"
              value  = "agents"
              effect = "NoSchedule"
            }
            override_affinity = jsonencode({ nodeAffinity = { requiredDuringSchedulingIgnoredDuringExecution = { nodeSelectorTerms = [] } } })
            override_resource_requirements {
              cpu_limit      = "500m"
              memory_request = "100Mi"
            }
          }

          local_auth_endpoint {
            enabled = true
            fqdn    = "k8s.example.com"
          }

          rke_config {
            additional_manifest = <<-EOT
              apiVersion: v1
              kind: Namespace
              metadata:
                name: extra
            EOT

            chart_values = <<-EOT
              rke2-flannel:
                flannel:
                  backend: vxlan
                  vni: 4096
            EOT

            machine_global_config = <<-EOT
              cni: flannel
              cluster-cidr: 10.42.0.0/16
              disable-kube-proxy: false
              kube-apiserver-arg:
                - profiling=false
                - audit-log-maxage=30
              tls-san: [k8s.example.com]
            EOT

            data_directories {
              system_agent = "/var/lib/rancher/agent"
            }

            etcd {
              snapshot_schedule_cron = "0 */6 * * *"
              snapshot_retention     = 7
              s3_config {
                bucket   = "backups"
                endpoint = "s3.example.com"
              }
            }

            machine_selector_config {
              config = yamlencode({ protect-kernel-defaults = false })
            }
            machine_selector_config {
              machine_label_selector {
                match_labels = { "cattle.io/os" = "linux" }
                match_expressions {
                  key      = "rke.cattle.io/etcd-role"
                  operator = "In"
                  values   = ["true"]
                }
              }
              config = yamlencode({ kubelet-arg = ["max-pods=100"] })
            }

            machine_selector_files {
              file_sources {
                secret {
                  name = "audit"
                  items {
                    key  = "policy"
                    path = "/etc/rancher/policy.yaml"
                  }
                }
              }
            }

            registries {
              configs {
                hostname = "registry.example.com"
                insecure = true
              }
              configs {
                hostname                = "a.example.com"
                auth_config_secret_name = "login"
              }
              mirrors {
                hostname  = "docker.io"
                endpoints = ["https://mirror.example.com"]
                rewrites  = { "(.*)" = "proxy/$1" }
              }
            }

            upgrade_strategy {
              control_plane_concurrency = "1"
              control_plane_drain_options {
                enabled               = true
                delete_empty_dir_data = true
                timeout               = 120
              }
              worker_concurrency = "10%"
            }
          }

          timeouts {
            create = "10m"
          }
        }
        """;

    public static string Custom(string version = "v1.31.1+rke2r1", string arguments = "", string rke = "") =>
        $$"""
        resource "rancher2_cluster_v2" "this" {
          name               = "web"
          kubernetes_version = "{{version}}"
          {{arguments}}
          rke_config {
            {{rke}}
          }
        }
        """;

    public static string Global(string yaml) => $"machine_global_config = <<-EOT\n{yaml}\nEOT\n";

    public static string Pool(string name, string arguments) =>
        $$"""
        machine_pools {
          name     = "{{name}}"
          {{arguments}}
          machine_config {
            kind = "Amazonec2Config"
            name = "nc-{{name}}"
          }
        }

        """;
}
