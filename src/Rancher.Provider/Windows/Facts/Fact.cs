using Terraform.Plugin.Values;

namespace Rancher.Provider.Windows.Facts;

/// <summary>What is known of one value.</summary>
internal enum FactState
{
    /// <summary>Nobody gave it.</summary>
    Absent,

    /// <summary>It depends on something that does not exist yet; a rule that needs it waits.</summary>
    Unknown,

    Known,
}

/// <summary>One value that rules look at, and where the user wrote it.</summary>
internal readonly record struct Fact<T>(FactState State, T? Value, string Place)
    where T : notnull
{
    /// <summary>The attribute a message about the value points at.</summary>
    public string Path => Place ?? "";

    public bool IsKnown => State == FactState.Known;

    public bool IsAbsent => State == FactState.Absent;

    public bool IsUnknown => State == FactState.Unknown;

    /// <summary>Whether the value is known and the same.</summary>
    public bool Is(T value) => IsKnown && EqualityComparer<T>.Default.Equals(Value, value);

    /// <summary>Whether the value is known and passes the test.</summary>
    public bool Is(Func<T, bool> test) => IsKnown && test(Value!);

    /// <summary>Whether the value is certainly another: absent or known and different.</summary>
    public bool IsNot(T value) => IsAbsent || IsKnown && !EqualityComparer<T>.Default.Equals(Value, value);

    /// <summary>The same fact, with what counts when nobody gave it.</summary>
    public Fact<T> OrDefault(T value) => IsAbsent ? this with { State = FactState.Known, Value = value } : this;

    /// <summary>The same fact, or another where nobody gave this one.</summary>
    public Fact<T> Or(Fact<T> other) => IsAbsent ? other : this;

    public override string ToString() => IsKnown ? $"{Value}" : State.ToString();
}

/// <summary>Makes facts of Terraform values.</summary>
internal static class Fact
{
    public static Fact<T> Of<T>(T? value, string path = "")
        where T : class => value is null ? Absent<T>(path) : new(FactState.Known, value, path);

    public static Fact<bool> Flag(bool? value, string path = "") => value is { } known ? new(FactState.Known, known, path) : Absent<bool>(path);

    public static Fact<long> Number(long? value, string path = "") => value is { } known ? new(FactState.Known, known, path) : Absent<long>(path);

    public static Fact<T> Absent<T>(string path)
        where T : notnull => new(FactState.Absent, default, path);

    public static Fact<T> Unknown<T>(string path)
        where T : notnull => new(FactState.Unknown, default, path);

    public static Fact<string> Text(TfValue value, string path) => value.IsUnknown
        ? Unknown<string>(path)
        : Of(value.StringOrNull() is { Length: > 0 } text ? text : null, path);

    public static Fact<bool> Flag(TfValue value, string path) => value.IsUnknown ? Unknown<bool>(path) : Flag(value.BoolOrNull(), path);

    public static Fact<long> Number(TfValue value, string path) => value.IsUnknown ? Unknown<long>(path) : Number((value as TfNumber)?.LongOrNull(), path);
}
