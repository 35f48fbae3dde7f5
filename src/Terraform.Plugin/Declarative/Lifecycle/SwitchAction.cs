using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>Two actions that turn a flag on and off. Whether it is on is asked of the object, so that nothing is turned twice.</summary>
/// <param name="On">The action that turns it on.</param>
/// <param name="Off">The action that turns it off.</param>
public sealed record SwitchAction(string On, string Off) : FieldAction
{
    /// <summary>The action that changes the input while the flag stays on; null when there is none.</summary>
    public string? Edit { get; init; }

    /// <summary>Block whose members are the input of the action; null when it has no input.</summary>
    public Field? Input { get; init; }

    public override string Description => $"the actions `{On}` and `{Off}`";

    public override (string Action, JObject? Input)? Next(Field field, TfValue prior, TfValue planned, JObject item)
    {
        if (planned[field.Name].BoolOrNull() is not { } wanted)
        {
            return null;
        }

        var isOn = ApiTree.Find(item, item, field.Location) is JValue { Value: true };
        return (wanted, isOn) switch
        {
            (true, false) => (On, InputOf(planned)),
            (false, true) => (Off, null),
            (true, true) when Edit is { } edit && Input is { } input && !planned[input.Name].Equals(prior[input.Name]) => (edit, InputOf(planned)),
            _ => null,
        };
    }

    private JObject? InputOf(TfValue planned) => Input is not { } input ? null
        : planned[input.Name].Items is [var given, ..] ? Expander.ForCreate(input.Children, given)
        : [];
}
