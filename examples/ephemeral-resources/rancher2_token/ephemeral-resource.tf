# A token that is made when Terraform runs and revoked when it ends. It is never written to plan or state.
ephemeral "rancher2_token" "run" {
  description = "nightly apply"
  ttl         = 3600
}

# A provider may be configured with it.
provider "rancher2" {
  alias     = "run"
  api_url   = "https://rancher.example.com"
  token_key = ephemeral.rancher2_token.run.token
}
