using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Mapping;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>Creates the object by a POST to its collection. A POST without an answer is looked up, never repeated.</summary>
public sealed record PostMethod : CreateMethod
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    /// <summary>How the object is found when the answer is lost.</summary>
    public LostAnswer LostAnswer { get; init; } = LostAnswer.ByMark;

    /// <summary>The name that the object gets unless the user gives one; null when the server names it.</summary>
    public GeneratedName? Name { get; init; }

    /// <summary>How long a refusal for want of rights counts as "not yet", since the rights on a new parent arrive after the parent.</summary>
    public TimeSpan AccessLag { get; init; }

    public override string Description => "created with POST";

    /// <summary>The answer that is lost is looked up by these members.</summary>
    public PostMethod FoundBy(params string[] members) => this with { LostAnswer = LostAnswer.ByMembers(members) };

    public PostMethod Named(GeneratedName name) => this with { Name = name };

    /// <summary>Members that every new object gets.</summary>
    public PostMethod With(string path, JToken value) => this with { Constants = [.. Constants, (path, value)] };

    /// <summary>The rights of the creator on the parent may arrive some seconds after the parent was created.</summary>
    public PostMethod WithAccessLag(TimeSpan? lag = null) => this with { AccessLag = lag ?? TimeSpan.FromSeconds(30) };

    /// <summary>Where the object exists, it is taken over.</summary>
    /// <param name="by">Members that find it, when its id is not known beforehand.</param>
    public AdoptMethod OrAdopt(params string[] by) => new(this) { By = by };

    /// <summary>Where the object exists and the argument is true, it is taken over.</summary>
    public AdoptMethod AdoptWhen(string argument, params string[] by) => new(this) { Argument = argument, By = by };

    public override async Task<JObject> RunAsync(CreateContext context, CancellationToken ct)
    {
        Name?.Apply(context.Body);
        var lookup = LostAnswer.Prepare(context.Operation.Collection, context.Body);
        var clock = context.Operation.Services.Clock;
        for (var started = clock.GetTimestamp(); ;)
        {
            try
            {
                return await context.Store.CreateAsync(context.Body, lookup, ct);
            }
            catch (Exception refused) when (context.Operation.KindOf(refused) == ServiceErrorKind.Forbidden && clock.GetElapsedTime(started) < AccessLag)
            {
                await Task.Delay(RetryPause, clock, ct);
            }
            catch (Exception refused) when (context.Operation.KindOf(refused) == ServiceErrorKind.AlreadyExists)
            {
                throw AlreadyExists(context, refused);
            }
        }
    }

    private static string? ImportIdOf(CreateContext context) =>
        context.Definition.Address?.ImportFormat(context.Definition.Id).Format(part => context.Operation.Planned[part].StringOrNull()) ?? context.KnownId;

    private static OperationFailedException AlreadyExists(CreateContext context, Exception refused)
    {
        var (definition, fault) = (context.Definition, context.Operation.Services.Explain(refused)!);
        var advice = definition.ImportId is null ? "choose another name"
            : ImportIdOf(context) is { } id ? $"choose another name, or import the object that exists: terraform import {definition.TypeName}.NAME {id}"
            : "choose another name, or import the object that exists";
        var named = fault.ApiField is { } field ? FieldPaths.Find(definition.Fields, context.Operation.Planned, field) : null;
        var name = definition.Id.Parts.Append("name").LastOrDefault(p => definition.Fields.Any(f => f.Name == p && !f.IsReadOnly));
        return new OperationFailedException(
            $"{context.Operation.Subject} exists already. Either {advice}.\n\n{fault.Reason}",
            named ?? (name is null ? null : Values.TfPath.Of(name)));
    }
}
