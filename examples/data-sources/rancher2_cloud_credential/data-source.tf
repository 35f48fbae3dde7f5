data "rancher2_cloud_credential" "aws" {
  name = "aws"
}
