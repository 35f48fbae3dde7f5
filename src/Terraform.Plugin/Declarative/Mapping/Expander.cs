using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>Makes API request bodies of planned state.</summary>
internal static class Expander
{
    /// <summary>The body that creates the object: what is known and set, and nothing else.</summary>
    public static JObject ForCreate(IReadOnlyList<Field> fields, TfValue planned)
    {
        var body = new JObject();
        new FieldExpander(new ExpandTarget(body, replacesWhole: false)).Apply(fields, body, TfValue.Null, planned, TfPath.Root);
        return body;
    }

    /// <summary>
    /// The body that changes the object: the top-level members that differ, each as the server has it now with the user's changes applied. Members
    /// others changed meanwhile survive, and so does what this provider does not know.
    /// </summary>
    /// <param name="fields">Fields of the type.</param>
    /// <param name="server">The object as the server has it now.</param>
    /// <param name="prior">State before: what the plan was made from.</param>
    /// <param name="planned">State to reach.</param>
    /// <param name="whole">Whether the object is replaced as a whole, see <see cref="ObjectAddress.ReplacesWholeObject"/>.</param>
    /// <param name="ignored">Names of the arguments that the server does not keep; null for none.</param>
    /// <exception cref="OperationFailedException">The object is replaced as a whole, and someone else changed the same value meanwhile.</exception>
    public static JObject ForUpdate(IReadOnlyList<Field> fields, JObject server, TfValue prior, TfValue planned, bool whole = false,
        IReadOnlySet<string>? ignored = null)
    {
        var (body, hasHidden) = Difference(fields, server, prior, planned, whole, withHidden: false, ignored);
        if (body.Count == 0 || !hasHidden)
        {
            return body;
        }

        // The members that are sent anyway are sent with the write-only secrets in them which the server hides: without, it would forget those.
        var complete = Difference(fields, server, prior, planned, whole, withHidden: true, ignored).Body;
        return new JObject(complete.Properties().Where(p => body.ContainsKey(p.Name)));
    }

    private static (JObject Body, bool HasHidden) Difference(
        IReadOnlyList<Field> fields, JObject server, TfValue prior, TfValue planned, bool whole, bool withHidden, IReadOnlySet<string>? ignored)
    {
        var target = new ExpandTarget((JObject)server.DeepClone(), whole) { WithHidden = withHidden, Ignored = ignored ?? UnansweredFields.None.Names };
        new FieldExpander(target).Apply(fields, target.Root, prior, planned, TfPath.Root);
        if (target.Conflicts.Count > 0)
        {
            throw Conflict(target.Conflicts);
        }

        var body = new JObject(target.Root.Properties().Where(p => !JToken.DeepEquals(p.Value, server[p.Name])));
        foreach (var gone in server.Properties().Where(p => target.Root.Property(p.Name) is null))
        {
            body[gone.Name] = JValue.CreateNull();
        }

        foreach (var field in fields.Where(f => f.IsAlwaysSent && body.Count > 0))
        {
            ApiTree.Set(body, body, field.Location, target.Find(target.Root, field) ?? JValue.CreateNull());
        }

        return (body, target.HasHidden);
    }

    private static OperationFailedException Conflict(IReadOnlyList<TfPath> paths) => new(
        $"{string.Join(", ", paths.Take(5))} changed on the server after this plan was made, to something other than what is planned. Nothing was sent. "
        + "Plan again to see what is there now, and apply that plan if it is still what you want.",
        paths[0]);
}
