# Installs the feature that containers need; sets $reboot where that takes one.
if (-not (Get-WindowsFeature -Name Containers).Installed) {
  $installed = Install-WindowsFeature -Name Containers
  if ("$($installed.RestartNeeded)" -ne 'No') { $reboot = $true }
}
