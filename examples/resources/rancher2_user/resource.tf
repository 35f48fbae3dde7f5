variable "password" {
  type      = string
  ephemeral = true
}

# The password is sent when its version changes, and stored nowhere.
resource "rancher2_user" "jane" {
  username             = "jane"
  name                 = "Jane Doe"
  password_wo          = var.password
  password_wo_version  = 1
  must_change_password = true
}

resource "rancher2_global_role_binding" "jane" {
  global_role_id = "user"
  user_id        = rancher2_user.jane.id
}
