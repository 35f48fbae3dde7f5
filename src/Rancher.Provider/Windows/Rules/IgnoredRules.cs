using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Windows.Rules;

/// <summary>The rules that a user wants to hear nothing of: the provider argument <c>ignore_rules</c>.</summary>
internal sealed record IgnoredRules(IReadOnlyList<string> Ids, bool IsKnown)
{
    public const string Argument = "ignore_rules";

    /// <summary>Silences nothing: for functions, which know no provider block, and for questions that want every answer.</summary>
    public static IgnoredRules None { get; } = new([], true);

    /// <summary>Reads the provider block. One that does not exist silences nothing; one that is not known yet makes every rule wait.</summary>
    public static IgnoredRules Of(TfValue provider)
    {
        var argument = provider.IsUnknown ? TfValue.Unknown : provider[Argument];
        return new IgnoredRules([.. argument.Items.Select(i => i.StringOrNull()).OfType<string>()], argument.IsWhollyKnown);
    }

    public bool Allows(WindowsRule rule) => !Ids.Any(id => string.Equals(id.Trim(), rule.Id, StringComparison.OrdinalIgnoreCase));

    /// <summary>Refuses ids that no rule has.</summary>
    public static void Validate(ValidateConfigContext provider)
    {
        var ids = provider[Argument].Items;
        for (var index = 0; index < ids.Count; index++)
        {
            if (ids[index].StringOrNull() is { } id && RuleCatalogue.Find(id) is null)
            {
                provider.Error(
                    $"{Argument}[{index}]",
                    $"There is no rule \"{id}\"",
                    $"Rules have ids from W-01 to {RuleCatalogue.All[^1].Id}; each message ends its first line with "
                        + $"one.{(Meant(id) is { } meant ? $" Did you mean \"{meant}\"?" : "")}");
            }
        }
    }

    /// <summary>Says once, when the provider is configured, which rules are silent.</summary>
    public void Report(Diagnostics diagnostics)
    {
        var rules = Ids.Select(RuleCatalogue.Find).OfType<WindowsRule>().DistinctBy(r => r.Id).ToList();
        if (rules.Count > 0)
        {
            diagnostics.Warning(
                $"{rules.Count} of the Windows and Flannel rules {(rules.Count == 1 ? "is" : "are")} silent",
                $"{Argument} suppresses:\n{string.Join('\n', rules.Select(r => $"  {r.Id}  {r.Statement}"))}\n\nTheir findings are not shown. "
                    + "Remove an id to see them again.",
                TfPath.Of(Argument));
        }
    }

    // "4", "W4" and "w-4" all mean W-04.
    private static string? Meant(string id)
    {
        var digits = new string([.. id.Where(char.IsAsciiDigit)]);
        return digits.Length is 1 or 2 && RuleCatalogue.Find($"W-{digits.PadLeft(2, '0')}") is { } rule ? rule.Id
            : Nearest.Of(id, RuleCatalogue.All.Select(r => r.Id));
    }
}
