using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.AcceptanceTests.Secrets;

/// <summary>Makes the configurations of a type that have sentinels, from its definition: a secret that is added later is in one of them.</summary>
internal sealed class SentinelConfigurations(ResourceDefinition resource)
{
    private readonly IReadOnlyList<Field> _fields = ImplicitAttributes.FieldsOf(resource);
    private int _number;

    /// <summary>A variant for each block that holds secrets, and each of their two forms.</summary>
    /// <param name="written">A configuration without secrets.</param>
    /// <param name="version">The version beside write-only arguments.</param>
    public IEnumerable<SentinelVariant> Of(JObject written, int version) =>
        from chain in Holders(_fields, [])
        from isWriteOnly in new[] { false, true }
        let secrets = new List<(string Path, int Number, bool IsSent)>()
        let config = Merged(written, chain, isWriteOnly, version, secrets)
        where secrets.Count > 0
        select new SentinelVariant($"{resource.TypeName} {string.Join('.', chain.Select(f => f.Name))} {(isWriteOnly ? "write-only" : "stored")}", isWriteOnly, config, secrets);

    /// <summary>The blocks, from the outermost in, that have secrets directly in them.</summary>
    private static IEnumerable<Field[]> Holders(IReadOnlyList<Field> fields, Field[] chain) =>
        (fields.Any(IsSecret) ? [chain] : Array.Empty<Field[]>())
        .Concat(fields.Where(f => f is { HasChildren: true, IsReadOnly: false }).SelectMany(f => Holders(f.Children, [.. chain, f])));

    private static bool IsSecret(Field field) => field.Twin is not null;

    private JObject Merged(JObject written, Field[] chain, bool isWriteOnly, int version, List<(string Path, int Number, bool IsSent)> secrets)
    {
        var config = (JObject)written.DeepClone();
        var made = Level(_fields, chain, 0, isWriteOnly, version, secrets);
        if (chain.Length > 0)
        {
            var others = _fields.Where(f => f != chain[0] && ((f.IsOneOfBlocks && chain[0].IsOneOfBlocks) || chain[0].Conflicts.Contains(f.Name) || AreKindsOfClusters(f, chain[0])));
            others.ToList().ForEach(f => config.Remove(f.Name));
        }

        // The sentinels stand in the place of the secrets that the type's life has.
        var holder = chain.Aggregate<Field, JToken?>(config, (level, block) => level?[block.Name]) as JObject;
        foreach (var secret in (chain.Length == 0 ? _fields : chain[^1].Children).Where(IsSecret))
        {
            holder?.Remove(secret.Name);
        }

        // What the type's life says of a block is what the block needs.
        made.Merge(config, new JsonMergeSettings { MergeArrayHandling = MergeArrayHandling.Replace });
        return made;
    }

    // The ways in which a cluster comes into being exclude each other without being one-of blocks in rancher2's schema.
    private static bool AreKindsOfClusters(Field one, Field other) =>
        one.IsBlock && other.IsBlock && one.Name.Contains("_config", StringComparison.Ordinal) && other.Name.Contains("_config", StringComparison.Ordinal);

    private JObject Level(IReadOnlyList<Field> fields, Field[] chain, int depth, bool isWriteOnly, int version, List<(string Path, int Number, bool IsSent)> secrets)
    {
        var isHolder = depth == chain.Length;
        var level = new JObject();
        foreach (var field in fields.Where(f => f is { IsReadOnly: false, TwinOf: null }))
        {
            if (!isHolder && field == chain[depth])
            {
                var inside = Level(field.Children, chain, depth + 1, isWriteOnly, version, secrets);
                level[field.Name] = field.Kind is FieldKind.ListNestedAttribute ? new JArray(inside) : inside;
            }
            else if (isHolder && IsSecret(field))
            {
                var isSent = field.Binding != ApiBinding.ProviderOnly && chain.All(f => f.Binding != ApiBinding.ProviderOnly);
                AddSecret(level, field, isWriteOnly, version, string.Join('.', [.. chain.Select(f => f.Name), field.Name]), isSent, secrets);
            }
            else if (depth > 0 && (field.IsRequired || field.Twin?.IsRequired == true))
            {
                level[field.Name] = Filling(field);
            }
        }

        return level;
    }

    private void AddSecret(
        JObject level, Field field, bool isWriteOnly, int version, string path, bool isSent, List<(string Path, int Number, bool IsSent)> secrets)
    {
        // The plain form of what is only sometimes secret is shown on purpose.
        if (!isWriteOnly && !field.IsSensitive)
        {
            return;
        }

        var number = ++_number;
        var value = field.Kind switch
        {
            FieldKind.StringMap => new JObject { ["first"] = Sentinel.Of(number) },
            FieldKind.StringList or FieldKind.StringSet => new JArray(Sentinel.Of(number)),
            FieldKind.String => (JToken)Text(field, Sentinel.Of(number)),
            _ => throw new NotSupportedException($"A secret of kind {field.Kind} at {path}."),
        };
        level[isWriteOnly ? field.Twin!.Value : field.Name] = value;
        if (isWriteOnly && field.Twin!.IsVersioned)
        {
            level[field.Twin.Version] = version;
        }

        secrets.Add((path, number, isSent));
    }

    /// <summary>The first form of the secret that the rules of the argument accept: itself, or a document with it inside.</summary>
    private static string Text(Field field, string secret)
    {
        string[] forms =
        [
            secret,
            new JObject { ["key"] = secret }.ToString(Formatting.None),
            $"apiVersion: v1\nkind: EncryptionConfiguration\nresources:\n- providers:\n  - aescbc:\n      keys:\n      - name: k\n        secret: '{secret.Replace("'", "''", StringComparison.Ordinal)}'\n",
        ];
        return forms.FirstOrDefault(form => field.Validators.All(v => v.Reject(form) is null)) ?? secret;
    }

    private static JToken Filling(Field field) => field switch
    {
        { IsBlock: true } or { Kind: FieldKind.SingleNestedAttribute } => new JObject(field.Children.Where(f => f is { IsRequired: true, IsReadOnly: false }).Select(f => new JProperty(f.Name, Filling(f)))),
        { Kind: FieldKind.Number } => 1,
        { Kind: FieldKind.Bool } => true,
        { Kind: FieldKind.StringList or FieldKind.StringSet } => new JArray(Plain(field)),
        { Kind: FieldKind.StringMap } => new JObject { ["key"] = "value" },
        _ => Plain(field),
    };

    private static string Plain(Field field)
    {
        var allowed = field.Validators.Select(v => v.Documentation ?? "").SelectMany(d => d.Split('`').Where((_, i) => i % 2 == 1));
        string[] texts = ["plain", "127.0.0.1", "https://example.com", "5m", "10.0.0.0/16", .. allowed];
        return texts.FirstOrDefault(text => field.Validators.All(v => v.Reject(field.Kind is FieldKind.String ? text : Terraform.Plugin.Values.TfValue.List(text)) is null)) ?? "plain";
    }
}
