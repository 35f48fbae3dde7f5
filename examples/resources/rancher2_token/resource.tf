# A new token takes the place of this one a week before its end, in the apply that comes then.
resource "rancher2_token" "pipeline" {
  description  = "Deployments of the shop"
  ttl          = 7776000
  renew_before = "168h"
}

output "token" {
  value     = rancher2_token.pipeline.token
  sensitive = true
}
