# Takes everything of RKE1 off a machine. The last step resets the network, and the connection with it.
if (Test-Path -Path 'C:\etc\rancher\cleanup.ps1') { & 'C:\etc\rancher\cleanup.ps1' }
