using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Functions;

/// <summary>
/// An object argument whose keys may be left out. Terraform's object types for functions have no optional attributes, so the parameter is dynamic and the
/// keys are checked here.
/// </summary>
internal sealed class FunctionOptions
{
    private readonly int _argument;
    private readonly TfValue _value;

    public FunctionOptions(TfValue value, int argument, params string[] keys)
    {
        _argument = argument;
        _value = value is TfDynamic dynamic ? dynamic.Value : value;
        if (_value is not TfMap map)
        {
            throw Fail($"An object is needed, with any of the keys {string.Join(", ", keys)}.");
        }

        foreach (var key in map.Entries.Keys.Where(k => !keys.Contains(k)))
        {
            var nearest = Nearest.Of(key, keys);
            throw Fail($"There is no \"{key}\" here. {(nearest is null ? $"Keys are {string.Join(", ", keys)}." : $"Did you mean \"{nearest}\"?")}");
        }
    }

    public string Required(string key) => Text(key) ?? throw Fail($"The key \"{key}\" is missing.");

    public string? Text(string key) => Plain(key) switch
    {
        TfNull => null,
        TfString text => text.Value,
        _ => throw Fail($"\"{key}\" must be a text."),
    };

    public string OneOf(string key, string @default, params string[] values)
    {
        var text = Text(key) ?? @default;
        return values.Contains(text) ? text : throw Fail($"\"{key}\" is \"{text}\", and must be one of {string.Join(", ", values.Select(v => $"\"{v}\""))}.");
    }

    public long? Number(string key) => Plain(key) switch
    {
        TfNull => null,
        TfNumber number when number.LongOrNull() is { } whole => whole,
        TfString text when TfNumber.TryParse(text.Value, out var number) && number.LongOrNull() is { } whole => whole,
        _ => throw Fail($"\"{key}\" must be a whole number."),
    };

    public bool Flag(string key) => Plain(key) switch
    {
        TfNull => false,
        TfBool flag => flag.Value,
        _ => throw Fail($"\"{key}\" must be true or false."),
    };

    /// <summary>A list of texts; a single text is a list of one, and none when left out.</summary>
    public IReadOnlyList<string> Texts(string key) => Plain(key) switch
    {
        TfNull => [],
        TfString text => [text.Value],
        TfList list when list.Elements.All(e => Plain(e) is TfString) => [.. list.Elements.Select(e => Plain(e).StringOrNull()!)],
        _ => throw Fail($"\"{key}\" must be a list of texts."),
    };

    /// <summary>A map of texts, sorted by name; numbers and flags count as what they look like.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> StringMap(string key) => Plain(key) switch
    {
        TfNull => [],
        TfMap map => [.. map.Entries.Where(e => !Plain(e.Value).IsNull).Select(e => KeyValuePair.Create(e.Key, Plain(e.Value) switch
        {
            TfString text => text.Value,
            TfNumber number => number.ToString(),
            TfBool flag => flag.Value ? "true" : "false",
            _ => throw Fail($"\"{key}\" must be a map of texts, and \"{e.Key}\" is none."),
        }))],
        _ => throw Fail($"\"{key}\" must be a map of texts."),
    };

    /// <summary>An object with keys of its own, or null when left out.</summary>
    public FunctionOptions? Nested(string key, params string[] keys) => Plain(key).IsNull ? null : new FunctionOptions(Plain(key), _argument, keys);

    public FunctionArgumentException Fail(string message) => new(_argument, message);

    private TfValue Plain(string key) => Plain(_value[key]);

    private static TfValue Plain(TfValue value) => value is TfDynamic dynamic ? dynamic.Value : value;
}
