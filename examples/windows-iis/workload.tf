# The hand-over: the block takes ephemeral values, so that the token is in no plan and no state, and ends with the run.
provider "kubernetes" {
  host                   = ephemeral.rancher2_kubeconfig.this.host
  token                  = ephemeral.rancher2_kubeconfig.this.token
  cluster_ca_certificate = ephemeral.rancher2_kubeconfig.this.cluster_ca_certificate
}

resource "kubernetes_deployment_v1" "iis" {
  metadata {
    name      = "iis"
    namespace = var.namespace
  }

  # The image has some gigabytes, and the first pod on a node waits until it is there.
  wait_for_rollout = true

  spec {
    replicas                  = var.replicas
    progress_deadline_seconds = 1200

    selector {
      match_labels = { app = "iis" }
    }

    template {
      metadata {
        labels = { app = "iis" }
      }

      spec {
        os {
          name = "windows"
        }

        node_selector = { "kubernetes.io/os" = "windows" }

        # The taint of the Windows nodes in these examples.
        toleration {
          key      = "os"
          operator = "Equal"
          value    = "windows"
          effect   = "NoSchedule"
        }

        container {
          name  = "iis"
          image = "${var.image}:windowsservercore-${local.release}"

          port {
            container_port = 80
          }

          startup_probe {
            http_get {
              path = "/"
              port = 80
            }
            period_seconds    = 10
            failure_threshold = 60
          }

          readiness_probe {
            http_get {
              path = "/"
              port = 80
            }
          }

          resources {
            requests = { cpu = "500m", memory = "512Mi" }
            limits   = { memory = "1Gi" }
          }
        }
      }
    }
  }

  timeouts {
    create = "20m"
    update = "20m"
  }
}

resource "kubernetes_service_v1" "iis" {
  metadata {
    name      = "iis"
    namespace = var.namespace
  }

  spec {
    type     = "NodePort"
    selector = { app = "iis" }

    port {
      port        = 80
      target_port = 80
      node_port   = var.node_port
    }
  }
}

check "iis_answers" {
  data "http" "iis" {
    url = "http://${local.address}:${var.node_port}/"

    retry {
      attempts     = 5
      min_delay_ms = 2000
    }
  }

  assert {
    condition     = data.http.iis.status_code == 200
    error_message = "IIS does not answer on ${local.address}:${var.node_port}: is the node port open, and does the pod run?"
  }
}
