using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Declarative.Validators;
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
        Fields = [String("url", "Where the service is.").Required(), String("token", "Secret of a user.").Sensitive()],
        Resources = [Thing],
        DataSources = [Source],
        Functions = [Join],
        EphemeralResources = [Ticket],
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
            String("name", "Name of the thing.").Required().RequiresReplace(),
            String("size", "Size of the thing.").ValidatedBy(new OneOfValidator(["big", "small"])).Default("small"),
            String("secret", "Word to get in.").WriteOnly().ConflictsWith("size"),
            String("old", "Was used once.").Deprecated("Use `size` instead."),
            ListBlock("part", "A part.", String("kind", "Kind of part.").Required(), Block("inner", "Inside.", Number("depth", "How deep.").Default(3)))
                .Required(),
            ListNestedAttribute("log", "What happened.", String("line", "One line.")).Computed(),
            StringMap("labels", "Labels.").OptionalComputed(),
            Block("lid", "A lid.", String("color", "Color.")).RequiresReplaceIfAddedOrRemoved(),
            .. OneOfBlocks(Block("round", "A round one.", Number("radius", "Radius in cm.")), Block("square", "A square one.", Number("side", "Side in cm."))),
        ],
    };

    private static DataSourceDefinition Source => new("small_thing", "Reads a thing.")
    {
        Area = "Things",
        Fields = [String("name", "Name of the thing.").Required(), StringSet("tags", "Tags.").Computed()],
        ReadAsync = (_, _) => Task.FromResult(new JObject()),
    };

    private static EphemeralResourceDefinition Ticket => new("small_ticket", "A ticket.")
    {
        Area = "Tickets",
        Fields = [String("value", "The ticket.").Computed().Sensitive()],
        OpenAsync = (_, _) => throw new NotSupportedException(),
    };

    private static FunctionDefinition Join => new("join", "Joins words.")
    {
        Description = "Joins words with a separator.",
        Parameters = [new FunctionParameter("separator", TfType.String, "What goes between.") { AllowsNull = true }],
        Variadic = new FunctionParameter("words", TfType.ListOf(TfType.String), "What to join."),
        Returns = TfType.String,
        Call = _ => TfValue.Null,
    };
}
