# Machines of a driver that has no block of its own, by the names that the API has.
resource "rancher2_machine_config_v2" "any" {
  generate_name = "other-cloud"
  driver_config {
    driver = "amazonec2"
    config = yamlencode({
      ami          = "ami-0123456789abcdef0"
      instanceType = "m5.large"
      region       = "eu-west-1"
    })
  }
}
