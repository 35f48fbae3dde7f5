using System.Collections.Concurrent;
using Terraform.Plugin.Declarative;

namespace Terraform.Plugin.Protocol;

/// <summary>
/// Shapes of everything a provider offers, by type name, each made when the first call needs it: a process that plans three resources has no
/// use for the types of two hundred.
/// </summary>
internal sealed class TypeCodecs(ProviderDefinition definition)
{
    private readonly ConcurrentDictionary<string, TypeCodec> _resources = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TypeCodec> _dataSources = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TypeCodec> _ephemerals = new(StringComparer.Ordinal);

    public TypeCodec Provider { get; } = new(definition.Fields);

    public TypeCodec Resource(string typeName) =>
        _resources.GetOrAdd(typeName, name =>
        {
            var resource = Find(definition.Resources, d => d.TypeName, "resource", name);
            return new TypeCodec(ImplicitAttributes.FieldsOf(resource), resource);
        });

    public TypeCodec DataSource(string typeName) =>
        _dataSources.GetOrAdd(typeName, name => new TypeCodec(ImplicitAttributes.FieldsOf(Find(definition.DataSources, d => d.TypeName, "data source", name))));

    public TypeCodec Ephemeral(string typeName) =>
        _ephemerals.GetOrAdd(typeName, name => new TypeCodec(Find(definition.EphemeralResources, d => d.TypeName, "ephemeral resource", name).Fields));

    public FunctionDefinition Function(string name) => Find(definition.Functions, d => d.Name, "function", name);

    private static T Find<T>(IReadOnlyList<T> definitions, Func<T, string> nameOf, string kind, string name)
        where T : class =>
        definitions.FirstOrDefault(d => nameOf(d) == name) ?? throw new UnknownTypeException(kind, name);
}
