namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>The ways to say when an object is ready.</summary>
public static class ReadyWhen
{
    /// <summary>It can be read, which its creator can some seconds after the creation.</summary>
    public static Readiness Readable { get; } = new ReadableReadiness();

    /// <summary>Its state is one of these.</summary>
    public static Readiness State(params string[] states) => new StateReadiness(states);

    /// <summary>These conditions are all True.</summary>
    public static Readiness Condition(params string[] types) => new ConditionReadiness(types);

    /// <summary>The member has a value.</summary>
    public static Readiness Member(string path) => new MemberReadiness([path]);

    /// <summary>One of the members has a value.</summary>
    public static Readiness AnyMember(params string[] paths) => new MemberReadiness(paths);
}
