# Installs OpenSSH, lets administrators log in with the keys $keys, and opens its port for the addresses $from alone.
if (-not (Get-Service -Name sshd -ErrorAction SilentlyContinue)) {
  Add-WindowsCapability -Online -Name 'OpenSSH.Server~~~~0.0.1.0' | Out-Null
}
# Windows opens the port for everybody when it installs the server.
if (Get-NetFirewallRule -Name 'OpenSSH-Server-In-TCP' -ErrorAction SilentlyContinue) {
  Set-NetFirewallRule -Name 'OpenSSH-Server-In-TCP' -RemoteAddress $from
}
if (-not (Get-NetFirewallRule -Name 'rancher-ssh' -ErrorAction SilentlyContinue)) {
  New-NetFirewallRule -Name 'rancher-ssh' -DisplayName 'rancher-ssh' -Direction Inbound -Action Allow -Protocol 'TCP' -LocalPort 22 -RemoteAddress $from | Out-Null
}
Set-Service -Name sshd -StartupType Automatic
Start-Service -Name sshd
New-Item -ItemType Directory -Force -Path 'C:\ProgramData\ssh' | Out-Null
$file = 'C:\ProgramData\ssh\administrators_authorized_keys'
Set-Content -Path $file -Value $keys -Encoding ascii
# By their ids: names of groups are translated.
icacls.exe $file /inheritance:r /grant '*S-1-5-32-544:F' /grant '*S-1-5-18:F' | Out-Null
