variable "registration_token" {
  type      = string
  sensitive = true
  default   = "token-of-the-cluster"
}

# To be run in PowerShell as administrator. Windows machines are workers; all labels go into the one -Label that PowerShell takes.
output "windows_node_command" {
  sensitive = true
  value = provider::rancher2::windows_node_command(
    {
      distribution    = "rke2"
      rancher_version = "2.14.4"
      server          = "https://rancher.example.com"
      token           = var.registration_token
    },
    {
      name   = "win-1"
      labels = { team = "web", zone = "a" }
    },
  )
}
