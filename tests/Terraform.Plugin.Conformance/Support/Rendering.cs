using Terraform.Plugin.Values;

namespace Terraform.Plugin.Conformance;

/// <summary>Values as one line of text, so that a failed comparison can be read.</summary>
internal static class Rendering
{
    public static string Text(this TfValue value) => value switch
    {
        TfNull => "null",
        TfUnknown => "unknown",
        TfString text => $"\"{text.Value}\"",
        TfBool flag => flag.Value ? "true" : "false",
        TfList list => $"[{string.Join(", ", list.Elements.Select(Text))}]",
        TfMap map => $"{{{string.Join(", ", map.Entries.Select(e => $"{e.Key}: {e.Value.Text()}"))}}}",
        TfDynamic dynamic => $"{dynamic.Type} {dynamic.Value.Text()}",
        _ => value.ToString(),
    };

    public static void ShouldBe(this TfValue actual, TfValue expected) => actual.Text().Should().Be(expected.Text());
}
