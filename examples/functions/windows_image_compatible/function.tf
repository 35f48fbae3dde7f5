# Does this image run on nodes with Windows Server 2022?
output "runs" {
  value = provider::rancher2::windows_image_compatible("ltsc2022", "mcr.microsoft.com/windows/nanoserver:ltsc2022", "process")
}
