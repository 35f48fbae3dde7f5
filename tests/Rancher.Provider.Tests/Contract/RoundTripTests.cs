using FsCheck.Xunit;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Tests.Contract;

/// <summary>What a definition sends and reads back is the same: no two fields write to one place, and no field reads where it does not write.</summary>
public class RoundTripTests
{
    [Property(MaxTest = 40)]
    public void CreateBody_OfAnyPlan_IsReadAsThePlan(int seed)
    {
        foreach (var definition in Catalog.Definition.Resources)
        {
            var fields = ImplicitAttributes.FieldsOf(definition);
            var planned = new RandomPlan(seed, fields).Value;

            var read = Flattener.Flatten(fields, Expander.ForCreate(fields, planned), planned, ReadPurpose.Refresh);

            Differences(fields, planned, read, definition.TypeName).ShouldBeNone($"seed {seed}");
        }
    }

    [Property(MaxTest = 40)]
    public void UpdateBody_OfThePlanItself_IsEmpty(int seed)
    {
        foreach (var definition in Catalog.Definition.Resources)
        {
            var fields = ImplicitAttributes.FieldsOf(definition);
            var planned = new RandomPlan(seed, fields).Value;
            var body = Expander.ForCreate(fields, planned);

            Expander.ForUpdate(fields, body, planned, planned, definition.Address?.ReplacesWholeObject == true).Should().BeEmpty("{0}, seed {1}", definition.TypeName, seed);
        }
    }

    internal static IEnumerable<string> Differences(IReadOnlyList<Field> fields, TfValue planned, TfValue read, string at)
    {
        // What only a server gives is not sent.
        foreach (var field in fields.Where(f => !f.IsReadOnly))
        {
            var (sent, got, path) = (planned[field.Name], read[field.Name], $"{at}.{field.Name}");
            if (field.HasChildren && sent is TfList && sent.Items.Count == got.Items.Count)
            {
                foreach (var difference in sent.Items.SelectMany((item, i) => Differences(field.Children, item, got.Items[i], path)))
                {
                    yield return difference;
                }
            }
            else if (!sent.Equals(got))
            {
                yield return $"{path}: {sent} became {got}";
            }
        }
    }
}
