# ltsc2022
output "image_tag" {
  value = provider::rancher2::windows_release("10.0.20348.2322").name
}
