using Terraform.Plugin.Values;

namespace Terraform.Plugin.Protocol;

/// <summary>A set holds a value once. Values that are not wholly known may turn out different, so each of them stays.</summary>
internal static class SetElements
{
    public static IEnumerable<TfValue> Distinct(IReadOnlyList<TfValue> elements)
    {
        if (elements.Count < 2)
        {
            return elements;
        }

        var seen = new HashSet<TfValue>(elements.Count);
        return elements.Where(element => !element.IsWhollyKnown || seen.Add(element)).ToList();
    }
}
