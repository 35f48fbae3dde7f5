# Users with the role may view everything in a project, and restart its workloads.
resource "rancher2_role_template" "operator" {
  name              = "operator"
  context           = "project"
  description       = "May look at everything, and restart what runs."
  role_template_ids = ["read-only"]

  rules {
    api_groups = ["apps"]
    resources  = ["deployments", "statefulsets", "daemonsets"]
    verbs      = ["patch"]
  }

  rules {
    api_groups = [""]
    resources  = ["pods"]
    verbs      = ["delete"]
  }
}
