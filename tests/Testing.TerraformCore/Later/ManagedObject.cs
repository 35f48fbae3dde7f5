using Google.Protobuf;
using Terraform.Plugin.Values;

namespace Testing.TerraformCore.Later;

/// <summary>A managed object as a state file has it.</summary>
internal sealed record ManagedObject(string Type, TfValue State, TfValue Identity, ByteString Private)
{
    public string Id => State["id"].StringOrNull() ?? "";
}

/// <summary>A planned change: what core keeps between the plan and its apply.</summary>
/// <param name="Prior">The object that is changed, replaced or destroyed; null for a new one.</param>
/// <param name="Replaces">Whether the prior object is destroyed and <paramref name="State"/> is that of a new one.</param>
internal sealed record PlannedObject(string Type, ManagedObject? Prior, TfValue Config, TfValue State, TfValue Identity, ByteString Private, bool Replaces)
{
    public bool IsEmpty => Prior is not null && !Replaces && State.Equals(Prior.State);
}
