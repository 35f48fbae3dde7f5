terraform {
  required_providers {
    rancher2 = {
      source = "rancher/rancher2"
    }
  }
}

# Everything can come from the environment instead: RANCHER_URL, RANCHER_TOKEN_KEY, RANCHER_CA_CERTS.
provider "rancher2" {
  api_url   = "https://rancher.example.com"
  token_key = var.rancher_token
}

variable "rancher_token" {
  type      = string
  sensitive = true
}
