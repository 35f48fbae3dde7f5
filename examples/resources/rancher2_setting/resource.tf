# Users are logged out after eight hours. A built-in setting exists as long as the server does: destroying the resource gives it its default back.
resource "rancher2_setting" "session" {
  name  = "auth-user-session-ttl-minutes"
  value = "480"
}
