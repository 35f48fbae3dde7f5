# True: Windows Server 2025 also runs images of 2022. Images of 2019 run on 2019 alone.
output "runs" {
  value = provider::rancher2::windows_image_compatible("10.0.26100", "mcr.microsoft.com/windows/nanoserver:ltsc2022", "process")
}
