using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Terraform.Plugin.Hosting;

/// <summary>
/// Options of the web framework as plain objects. Its own way collects them from five generic services for each kind, whose types native code has to build
/// at run time: two milliseconds a kind, in every start.
/// </summary>
internal static class FixedOptions
{
    public static void AddFixed<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>(
        this IServiceCollection services, Func<IServiceProvider, T> options)
        where T : class =>
        services.AddSingleton<IOptions<T>>(provider => Options.Create(options(provider)));

    /// <summary>
    /// Those that are needed and stay as they are, and none of what checks options and sets up metrics at the start: nobody configures or listens.
    /// </summary>
    public static void AddFixedDefaults(this IServiceCollection services)
    {
        services.AddFixed(_ => new HostOptions());
        services.AddFixed(_ => new FormOptions());
        services.AddFixed(_ => new RouteHandlerOptions());
        services.RemoveAll<IStartupValidator>();
    }
}
