# Gives the computer the name $name; sets $reboot where that takes one.
if ($env:COMPUTERNAME -ne $name) {
  Rename-Computer -NewName $name -Force | Out-Null
  $reboot = $true
}
