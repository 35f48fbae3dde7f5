# Takes everything of RKE2 off a machine. The last step resets the network, and the connection with it.
foreach ($script in 'C:\usr\local\bin\rke2-uninstall.ps1', 'C:\usr\local\bin\wins-uninstall.ps1') {
  if (Test-Path -Path $script) { & $script }
}
