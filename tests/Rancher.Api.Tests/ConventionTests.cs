using System.Reflection;

namespace Rancher.Api.Tests;

public sealed class ConventionTests
{
    private static readonly Assembly Library = typeof(RancherClient).Assembly;

    [Fact]
    public void AsyncMethods_All_TakeACancellationTokenLast()
    {
        var offenders = Library.GetTypes().Where(type => !type.Name.Contains('<', StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name != "DisposeAsync")
            .Where(method => method.GetParameters() is not [.., { ParameterType: var last, HasDefaultValue: false }] || last != typeof(CancellationToken));

        offenders.Should().BeEmpty();
    }

    [Fact]
    public void RestSharp_OutsideHttp_AppearsInNoSignature()
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var offenders = Library.GetTypes().Where(type => type.Namespace != "Rancher.Api.Http")
            .Where(type => type.GetFields(All).Any(field => IsRestSharp(field.FieldType))
                || type.GetMethods(All).Any(method => IsRestSharp(method.ReturnType) || method.GetParameters().Any(p => IsRestSharp(p.ParameterType))));

        offenders.Should().BeEmpty();
    }

    private static bool IsRestSharp(Type type) => type.Namespace?.StartsWith("RestSharp", StringComparison.Ordinal) == true;
}
