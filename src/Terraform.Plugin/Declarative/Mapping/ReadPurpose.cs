namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>Why state is made of an API object.</summary>
internal enum ReadPurpose
{
    /// <summary>To see what changed since the state was written.</summary>
    Refresh,

    /// <summary>To fill in what the plan left unknown.</summary>
    AfterApply,

    /// <summary>To see the object for the first time.</summary>
    Import,
}
