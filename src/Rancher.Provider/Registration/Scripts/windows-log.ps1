# The last lines of the agent's log.
Get-WinEvent -ProviderName rancher-wins -MaxEvents 20 -ErrorAction SilentlyContinue | ForEach-Object { $_.Message }
