namespace Rancher.Provider.AcceptanceTests.Clusters;

internal static class Fixture
{
    /// <summary>A custom cluster that uses much of <c>rke_config</c>, secrets, documents and keyed blocks among it.</summary>
    public const string Complete = """
        resource "rancher2_cluster" "this" {
          name        = "complete"
          description = "with much of everything"
          labels      = { team = "platform" }
          annotations = { note = "acceptance" }

          agent_env_vars {
            name  = "HTTP_PROXY"
            value = "http://proxy.example.com:3128"
          }

          cluster_auth_endpoint {
            enabled = true
            fqdn    = "k8s.example.com"
          }

          rke_config {
            addon_job_timeout     = 60
            addons                = <<-EOT
              apiVersion: v1
              kind: Namespace
              metadata:
                name: from-addon
            EOT
            ignore_docker_version = false
            kubernetes_version    = "v1.30.5-rancher1-1"

            authentication {
              strategy = "x509"
              sans     = ["k8s.example.com"]
            }
            authorization {
              mode = "rbac"
            }
            bastion_host {
              address = "10.0.0.1"
              user    = "ubuntu"
              ssh_key = "not-a-real-key"
            }
            cloud_provider {
              name = "vsphere"
              vsphere_cloud_provider {
                global {
                  insecure_flag = true
                }
                virtual_center {
                  name        = "vc1.example.com"
                  datacenters = "dc1"
                  user        = "vc-user"
                  password    = "vc-secret"
                }
                virtual_center {
                  name        = "vc0.example.com"
                  datacenters = "dc0"
                  user        = "vc-user"
                  password    = "vc-secret-2"
                }
                workspace {
                  server     = "vc1.example.com"
                  datacenter = "dc1"
                  folder     = "kubernetes"
                }
              }
            }
            dns {
              provider             = "coredns"
              upstream_nameservers = ["1.1.1.1"]
              node_selector        = { role = "dns" }
              tolerations {
                key      = "dedicated"
                operator = "Exists"
              }
            }
            ingress {
              provider      = "nginx"
              extra_args    = { "http-port" = "8080" }
              node_selector = { role = "ingress" }
            }
            monitoring {
              provider = "metrics-server"
              replicas = 2
            }
            network {
              plugin = "canal"
              mtu    = 1400
              options = {
                canal_flannel_backend_type = "vxlan"
              }
              canal_network_provider {
                iface = "eth1"
              }
            }
            private_registries {
              url        = "registry.example.com"
              user       = "puller"
              password   = "registry-secret"
              is_default = true
            }
            services {
              etcd {
                creation  = "6h"
                retention = "24h"
                extra_args = {
                  "election-timeout" = "5000"
                }
                backup_config {
                  interval_hours = 6
                  retention      = 3
                  s3_backup_config {
                    access_key  = "AKIAEXAMPLE"
                    secret_key  = "s3-secret"
                    bucket_name = "backups"
                    endpoint    = "s3.example.com"
                  }
                }
              }
              kube_api {
                service_node_port_range = "30000-32000"
                extra_args              = { "audit-log-maxage" = "10" }
                audit_log {
                  enabled = true
                  configuration {
                    format   = "json"
                    max_age  = 5
                    max_size = 50
                    policy   = <<-EOT
                      apiVersion: audit.k8s.io/v1
                      kind: Policy
                      rules:
                      - level: Metadata
                    EOT
                  }
                }
                event_rate_limit {
                  enabled = true
                }
              }
              kubelet {
                cluster_domain = "cluster.local"
                extra_args     = { "max-pods" = "100" }
                extra_binds    = ["/var/lib/data:/var/lib/data"]
              }
              scheduler {
                extra_env = ["A=b"]
              }
            }
            upgrade_strategy {
              drain                  = true
              max_unavailable_worker = "20%"
              drain_input {
                timeout = 120
              }
            }
          }

          timeouts {
            create = "10m"
          }
        }
        """;
}
