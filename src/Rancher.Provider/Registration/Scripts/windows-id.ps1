# Keeps the identity $id of the machine where the installer for RKE2 looks for it.
New-Item -ItemType Directory -Force -Path 'C:\etc\rancher\wins' | Out-Null
Set-Content -Path 'C:\etc\rancher\wins\cattle-id' -Value $id -NoNewline
