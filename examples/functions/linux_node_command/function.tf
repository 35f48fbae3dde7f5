variable "registration_token" {
  type      = string
  sensitive = true
  default   = "token-of-the-cluster"
}

# The command for a Linux worker of an RKE2 cluster. With rancher2_cluster_registration_token, its attribute registration is the first argument.
output "node_command" {
  sensitive = true
  value = provider::rancher2::linux_node_command(
    {
      distribution    = "rke2"
      rancher_version = "2.14.4"
      server          = "https://rancher.example.com"
      token           = var.registration_token
      proxy           = "http://proxy.example.com:3128"
      no_proxy        = "10.0.0.0/8,127.0.0.1"
    },
    {
      name             = "web-1"
      roles            = ["worker"]
      labels           = { team = "web" }
      taints           = ["dedicated=web:NoSchedule"]
      internal_address = "10.0.0.21"
    },
  )
}
