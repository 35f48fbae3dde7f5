# A stand-in for the installer of wins: it takes the parameters of the real one and registers the host, but installs nothing.
[CmdletBinding()]
param (
    [Parameter()] [String] $Address,
    [Parameter()] [String] $CaChecksum,
    [Parameter()] [String] $InternalAddress,
    [Parameter()] [String] $Label,
    [Parameter()] [String] $NodeName,
    [Parameter()] [String] $Server,
    [Parameter()] [String] $Taint,
    [Parameter()] [String] $Token,
    [Parameter()] [Switch] $Worker
)

function Invoke-WinsInstaller {
    [CmdletBinding()]
    param (
        [String] $Address, [String] $CaChecksum, [String] $InternalAddress, [String] $Label, [String] $NodeName, [String] $Server, [String] $Taint, [String] $Token, [Switch] $Worker
    )

    if (-not $Token) { throw "Environment variable CATTLE_TOKEN was not set" }
    if (-not $Server) { $Server = $env:CATTLE_SERVER }
    if (-not $NodeName) { $NodeName = [Environment]::MachineName.ToLower() }
    $folder = "C:/etc/rancher/wins"
    $null = New-Item -Force -ItemType Directory $folder
    $id = $env:CATTLE_ID
    if (-not $id) {
        $file = Join-Path $folder "cattle-id"
        if (-not (Test-Path $file)) { Set-Content -NoNewline -Path $file -Value ([Guid]::NewGuid().ToString("N") + [Guid]::NewGuid().ToString("N")) }
        $id = Get-Content $file
    }

    $arguments = @("-sSfL", "-o", (Join-Path $folder "rancher2_connection_info.json"))
    if ($CaChecksum) {
        $authority = Join-Path $folder "cacerts"
        curl.exe --insecure -sfL "$Server/cacerts" -o $authority
        $text = ([IO.File]::ReadAllText($authority)).Trim() + "`n"
        [IO.File]::WriteAllText($authority, $text)
        $sum = (Get-FileHash -Algorithm SHA256 $authority).Hash.ToLower()
        if ($sum -ne $CaChecksum) { throw "Configured cacerts checksum ($sum) does not match given -CaChecksum ($CaChecksum)" }
        $arguments += "--cacert", $authority
    }

    foreach ($header in "Authorization: Bearer $Token", "X-Cattle-Id: $id", "X-Cattle-Role-Worker: true", "X-Cattle-Node-Name: $NodeName", "X-Cattle-Address: $Address",
        "X-Cattle-Internal-Address: $InternalAddress", "X-Cattle-Labels: $Label", "X-Cattle-Taints: $Taint") {
        $arguments += "-H", $header
    }

    curl.exe @arguments "$Server/v3/connect/agent"
    if ($LASTEXITCODE -ne 0) { throw "$Server/v3/connect/agent refused this host" }
}

