namespace Rancher.Api.Http;

/// <summary>
/// The places in API objects that may hold a secret whatever they are called, such as the value of a setting. They are declared by what knows the objects, and
/// masked where objects are logged: a value that was given by a write-only argument of an earlier run is known from nowhere else.
/// </summary>
public static class SecretPlaces
{
    private static Lazy<HashSet<string>> _places = new(() => []);

    /// <summary>Says where secrets may be. The places are asked for when an object is logged, which most runs never do.</summary>
    /// <param name="places">
    /// Each place as names of members, with slashes between: that of the enclosing object, or nothing at the top, and that of the value. An object in a map is
    /// named after the map, with <c>/*</c> behind.
    /// </param>
    public static void Declare(Func<IEnumerable<string>> places) => _places = new(() => [.. places()]);

    /// <summary>Whether the member may hold a secret.</summary>
    internal static bool Has(string parent, string member) => _places.Value.Contains($"{parent}/{member}");

    /// <summary>What the objects below a member are called: in a map by the name of the map.</summary>
    internal static string Below(string parent, string member) => parent.Length > 0 && _places.Value.Contains($"{parent}/*/") ? $"{parent}/*" : member;
}
