using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Documentation;

/// <summary>A value as a user would write it in configuration; plain text goes without quotes unless it is empty.</summary>
internal static class ValueText
{
    public static string Of(TfValue value) => value is TfString { Value.Length: > 0 } text ? text.Value : Quoted(value);

    private static string Quoted(TfValue value) => value switch
    {
        TfString text => $"\"{text.Value}\"",
        TfBool flag => flag.Value ? "true" : "false",
        TfNumber number => number.ToString(),
        TfList list => $"[{string.Join(", ", list.Elements.Select(Quoted))}]",
        TfMap map => map.Entries.Count == 0 ? "{}" : $"{{ {string.Join(", ", map.Entries.Select(e => $"{e.Key} = {Quoted(e.Value)}"))} }}",
        TfDynamic dynamic => Quoted(dynamic.Value),
        _ => "null",
    };
}
