# Settings exist as long as the server does; destroying the resource gives the setting its default back.
resource "rancher2_setting" "server_url" {
  name  = "server-url"
  value = "https://rancher.example.com"
}
