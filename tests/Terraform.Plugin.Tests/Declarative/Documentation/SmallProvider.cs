using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Rules;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Terraform.Plugin.Tests.Declarative.Documentation;

/// <summary>A provider with one of everything that documentation has to show.</summary>
internal static class SmallProvider
{
    public static ProviderDefinition Definition { get; } = new()
    {
        Name = "small",
        Description = "Manages `small` things.",
        Fields = [Text("url", "Where the service is.").Required(), Text("token", "Secret of a user.").Sensitive()],
        Resources = [Thing],
        DataSources = [Source],
        Functions = [Join],
        Ephemerals = [Ticket],
        Configure = _ => throw new NotSupportedException(),
    };

    private static ResourceDefinition Thing => new("small_thing", "A thing.\n\nIt has a second paragraph.")
    {
        Area = "Things",
        Timeouts = Timeouts.Minutes(45),
        ImportId = "thing-1",
        SchemaVersion = 2,
        Fields =
        [
            Text("name", "Name of the thing.").Required().Replaces(),
            Text("size", "Size of the thing.").Must(new OneOfRule(["big", "small"])).Default("small"),
            Text("secret", "Word to get in.").Sensitive().WriteOnly().ConflictsWith("size"),
            Text("old", "Was used once.").Deprecated("Use `size` instead."),
            Blocks("part", "A part.", Text("kind", "Kind of part.").Required(), Block("inner", "Inside.", Number("depth", "How deep.").Default(3)))
                .Required(),
            Objects("log", "What happened.", Text("line", "One line.")).ReadOnly(),
            TextMap("labels", "Labels.").Computed(),
            Block("lid", "A lid.", Text("color", "Color.")).TellsKind(),
            .. Kinds(Block("round", "A round one.", Number("radius", "Radius in cm.")), Block("square", "A square one.", Number("side", "Side in cm."))),
        ],
    };

    private static DataSourceDefinition Source => new("small_thing", "Reads a thing.")
    {
        Area = "Things",
        Fields = [Text("name", "Name of the thing.").Required(), TextSet("tags", "Tags.").ReadOnly()],
        ReadAsync = (_, _) => Task.FromResult(new JObject()),
    };

    private static EphemeralDefinition Ticket => new("small_ticket", "A ticket.")
    {
        Area = "Tickets",
        Fields = [Text("value", "The ticket.").ReadOnly().Sensitive()],
        OpenAsync = (_, _) => throw new NotSupportedException(),
    };

    private static FunctionDefinition Join => new("join", "Joins words.")
    {
        Description = "Joins words with a separator.",
        Parameters = [new FunctionParameter("separator", TfType.Text, "What goes between.") { AllowsNull = true }],
        Variadic = new FunctionParameter("words", TfType.ListOf(TfType.Text), "What to join."),
        Returns = TfType.Text,
        Call = _ => TfValue.Null,
    };
}
