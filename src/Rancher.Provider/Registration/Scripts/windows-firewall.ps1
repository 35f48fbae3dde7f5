# Opens the Windows firewall for what other nodes send.
foreach ($rule in @(@('rancher-vxlan', 'UDP', 4789), @('rancher-kubelet', 'TCP', 10250))) {
  if (-not (Get-NetFirewallRule -Name $rule[0] -ErrorAction SilentlyContinue)) {
    New-NetFirewallRule -Name $rule[0] -DisplayName $rule[0] -Direction Inbound -Action Allow -Protocol $rule[1] -LocalPort $rule[2] | Out-Null
  }
}
