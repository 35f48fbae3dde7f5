using FsCheck.Xunit;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Tests.Contract;

/// <summary>A server may drop any argument of any type, in silence: after the write that shows it, the state stays as it was planned.</summary>
public class IgnoredArgumentContractTests
{
    [Property(MaxTest = 40)]
    public void Refresh_FromAServerThatDropsArguments_IsAsPlanned(int seed)
    {
        foreach (var definition in Catalog.Definition.Resources)
        {
            var fields = ImplicitAttributes.FieldsOf(definition);
            var planned = new RandomPlan(seed, fields).Value;
            var answer = Expander.ForCreate(fields, planned);
            Drop(fields, answer, [answer], new Random(seed));

            var ignored = IgnoredArguments.FindUnanswered(fields, planned, answer).Select(a => a.Name).ToHashSet();
            var read = Flattener.Flatten(fields, answer, planned, ReadPurpose.Refresh, new UnansweredFields(ignored, false));

            RoundTripTests.Differences(fields, planned, read, definition.TypeName).ShouldBeNone($"seed {seed}");
        }
    }

    // What a server does not know it drops in each object; what tells objects apart it knows.
    private static void Drop(IReadOnlyList<Field> fields, JObject root, IReadOnlyList<JObject> scopes, Random random)
    {
        foreach (var field in fields.Where(f => f is { Binding: ApiBinding.ReadWrite, Action: null, IsReadOnly: false, IsOneOfBlocks: false, Location.Segments.Count: > 0 }
            && f.Placement is AtPlacement or ListMapPlacement or MergeKeyPlacement && f.OtherPath is null))
        {
            var keys = field.Placement.Key;
            if (random.Next(4) == 0)
            {
                scopes.ToList().ForEach(scope => ApiTree.Remove(root, scope, field.Location));
            }
            else if (field.HasChildren)
            {
                var objects = scopes.SelectMany(scope => FieldPlace.Objects(root, scope, field)).SelectMany(o => o is JArray list ? list.OfType<JObject>() : [(JObject)o]).ToList();
                Drop([.. field.Children.Where(c => c.Name != keys)], root, objects, random);
            }
        }
    }
}
