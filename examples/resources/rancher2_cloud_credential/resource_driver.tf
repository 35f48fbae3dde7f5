variable "vsphere_password" {
  type      = string
  sensitive = true
  default   = "change-me"
}

# By the driver's own names, for drivers that have no block here.
resource "rancher2_cloud_credential" "any" {
  name = "vsphere"

  driver_credential_config {
    driver = "vmwarevsphere"
    config = {
      username = "rancher"
      vcenter  = "vcenter.example.com"
    }
    secrets = {
      password = var.vsphere_password
    }
  }
}
