using Rancher.Simulator.Server;

namespace Rancher.Simulator.Norman;

/// <summary>All types of one server version.</summary>
internal sealed class SchemaTable
{
    private readonly Dictionary<string, TypeSchema> _byId;
    private readonly Dictionary<string, TypeSchema> _byPath;

    private SchemaTable(IEnumerable<TypeSchema> types)
    {
        _byId = types.ToDictionary(t => t.Id);
        _byPath = _byId.Values.ToDictionary(t => t.CollectionPath, StringComparer.OrdinalIgnoreCase);
    }

    public IEnumerable<TypeSchema> All => _byId.Values.OrderBy(t => t.Id, StringComparer.Ordinal);

    public static SchemaTable For(ServerVersion version) =>
        new(Resources.All("schemas/").SelectMany(text => SchemaParser.Parse(text, version.SchemaTag)));

    public TypeSchema? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>A type that the server learnt, or knows more of.</summary>
    public void Put(TypeSchema type) => (_byId[type.Id], _byPath[type.CollectionPath]) = (type, type);

    public TypeSchema Get(string id) => _byId[id];

    /// <summary>The type behind a path segment; letters count alike in both cases.</summary>
    public TypeSchema? ByPath(string segment) =>
        _byPath.GetValueOrDefault(segment) is { HasCollection: true } type ? type : null;

    /// <summary>Schemas are found by their id or, without regard to case, by singular or plural name.</summary>
    public TypeSchema? ByName(string name) =>
        Find(name) ?? _byPath.GetValueOrDefault(name) ?? _byId.Values.FirstOrDefault(t => t.Id.Equals(name, StringComparison.OrdinalIgnoreCase));
}
