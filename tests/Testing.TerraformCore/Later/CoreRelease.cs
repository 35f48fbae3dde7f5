namespace Testing.TerraformCore.Later;

/// <summary>A release of Terraform or OpenTofu later than the one that the tests can run, by what it does with a provider.</summary>
/// <param name="Name">As in the README's table.</param>
internal sealed record CoreRelease(string Name, string Version)
{
    /// <summary>Whether it renders each plan as JSON before anything is shown (Terraform), or stores planned objects in a working state (OpenTofu).</summary>
    public bool RendersPlans { get; init; } = true;

    /// <summary>Whether every apply says that deferral is allowed, which no answer may make use of then.</summary>
    public bool AllowsDeferralInApply { get; init; } = true;

    /// <summary>Whether the plan before an apply gets the private data of the first plan (protocol 6.11).</summary>
    public bool StoresPlannedPrivate { get; init; }

    /// <summary>Whether a deprecation message on an attribute that is not deprecated is an error (protocol 6.10).</summary>
    public bool ChecksDeprecationMessages { get; init; }

    /// <summary>Whether it asks for generated configuration where a provider says that it can write it (protocol 6.10).</summary>
    public bool AsksForGeneratedConfiguration { get; init; }

    /// <summary>Whether its messages have fields, and its services calls, that no protocol of today knows.</summary>
    public bool IsAheadOfTheProtocol { get; init; }

    public static IReadOnlyList<CoreRelease> All { get; } =
    [
        new("Terraform 1.12", "1.12.2"),
        new("Terraform 1.13", "1.13.5"),
        new("Terraform 1.14", "1.14.9") { AsksForGeneratedConfiguration = true },
        new("Terraform 1.15", "1.15.9") { AsksForGeneratedConfiguration = true, ChecksDeprecationMessages = true },
        new("Terraform 1.16", "1.16.0") { AsksForGeneratedConfiguration = true, ChecksDeprecationMessages = true, StoresPlannedPrivate = true },
        new("Terraform 1.17", "1.17.0")
        {
            AsksForGeneratedConfiguration = true,
            ChecksDeprecationMessages = true,
            StoresPlannedPrivate = true,
            IsAheadOfTheProtocol = true,
        },
        new("OpenTofu 1.12", "1.12.6") { RendersPlans = false, AllowsDeferralInApply = false },
    ];

    public static CoreRelease Named(string name) => All.Single(r => r.Name == name);

    public override string ToString() => Name;
}
