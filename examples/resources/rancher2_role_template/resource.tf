# Whoever has the role may look at everything in a project, and restart what runs there.
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
