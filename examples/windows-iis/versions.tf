terraform {
  # Provider blocks with ephemeral values: Terraform 1.10; the ephemeral resources of this provider are tested with 1.11.
  required_version = ">= 1.11"

  required_providers {
    rancher2 = {
      source = "rancher/rancher2"
    }
    kubernetes = {
      source  = "hashicorp/kubernetes"
      version = ">= 2.36"
    }
    http = {
      source  = "hashicorp/http"
      version = ">= 3.4"
    }
  }
}
