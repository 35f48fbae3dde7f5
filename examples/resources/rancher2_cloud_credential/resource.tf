resource "rancher2_cloud_credential" "aws" {
  name        = "aws"
  description = "For machine pools in eu-west-1"
  amazonec2_credential_config {
    access_key     = "AKIAEXAMPLE"
    secret_key     = var.aws_secret_key
    default_region = "eu-west-1"
  }
}

variable "aws_secret_key" {
  type      = string
  sensitive = true
  default   = "not-a-real-key"
}
