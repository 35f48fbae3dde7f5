# What a Windows machine is like before it becomes a node: a line name=value each.
$ErrorActionPreference = 'SilentlyContinue'
$system = Get-CimInstance Win32_OperatingSystem
$computer = Get-CimInstance Win32_ComputerSystem
$drive = Get-CimInstance Win32_LogicalDisk -Filter "DeviceID='C:'"
$version = Get-ItemProperty 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
"system=$($system.Caption)"
"build=$($system.BuildNumber).$($version.UBR)"
"processors=$($computer.NumberOfLogicalProcessors)"
"memory=$([int]($computer.TotalPhysicalMemory / 1MB))"
"disk=$([int]($drive.Size / 1GB))"
"desktop=$($version.InstallationType -eq 'Server')"
"containers=$((Get-WindowsFeature -Name Containers).Installed)"
"docker=$(docker version --format '{{.Server.Platform.Name}}')"
"docker_starts=$((Get-Service docker).StartType)"
"addresses=$(@(Get-NetIPAddress -AddressFamily IPv4 | Where-Object { $_.InterfaceAlias -notlike '*vEthernet*' -and $_.IPAddress -ne '127.0.0.1' } | ForEach-Object { $_.IPAddress }) -join ',')"
"domains=$(@(Get-DnsClient | ForEach-Object { $_.ConnectionSpecificSuffix } | Where-Object { $_ }) -join ',')"
