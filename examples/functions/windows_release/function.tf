# Until when is the release of a node supported?
output "supported_until" {
  value = provider::rancher2::windows_release("10.0.20348.2322").extended_end
}
