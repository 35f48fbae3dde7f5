using Terraform.Plugin.Declarative.Engine;
using Terraform.Plugin.Hosting;
using Terraform.Plugin.Probe;

return await PluginHost.RunAsync(
    args,
    loggers => new ProviderEngine(ProbeProvider.Definition, loggers),
    new PluginHostOptions { Name = "terraform-provider-probe", Address = "registry.terraform.io/test/probe", Version = "0.0.1", ReadsAuthorities = true });
