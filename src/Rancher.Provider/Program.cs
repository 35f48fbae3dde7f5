using Rancher.Provider;
using Terraform.Plugin.Declarative.Engine;
using Terraform.Plugin.Hosting;

return await PluginHost.RunAsync(
    args,
    loggers => new ProviderEngine(Catalog.Definition, loggers),
    new PluginHostOptions { Name = "terraform-provider-rancher2", Address = "registry.terraform.io/rancher/rancher2", Version = ProviderVersion.Text,
        Commit = ProviderVersion.Commit, ReadsAuthorities = true });
