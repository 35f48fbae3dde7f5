using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Engine;

/// <summary>What a configuration may say of an argument and its write-only form: one of the two, and the second with a version.</summary>
internal static class TwinValidator
{
    /// <param name="argument">An argument; nothing is checked of one without a write-only form.</param>
    /// <param name="config">The configuration that the argument is a part of.</param>
    /// <param name="path">Where that is.</param>
    /// <param name="diagnostics">What is wrong.</param>
    public static void Check(Field argument, TfValue config, TfPath path, Diagnostics diagnostics)
    {
        if (argument.Twin is not { } twin)
        {
            return;
        }

        if (!twin.IsVersioned)
        {
            if (IsGiven(config[twin.Of]) && IsGiven(config[twin.Value]))
            {
                diagnostics.Error("Conflicting configuration", $"{twin.Of} is the old name of {twin.Value}. Keep {twin.Value}.", path.Attribute(twin.Of));
            }

            return;
        }

        var (stored, value, version) = (config[twin.Of], config[twin.Value], config[twin.Version]);
        if (IsGiven(stored) && (IsGiven(value) || IsGiven(version)))
        {
            diagnostics.Error(
                "Conflicting configuration",
                $"{twin.Of} and {twin.Value} exclude each other. Keep {twin.Of}, whose value is stored in state, or {twin.Value} with {twin.Version}, "
                    + "which keep it out.",
                path.Attribute(IsGiven(value) ? twin.Value : twin.Version));
            return;
        }

        if (twin.IsRequired && stored.IsNull && value.IsNull && version.IsNull)
        {
            diagnostics.Error(
                "Missing required argument", $"{path.Attribute(twin.Of)} must have a value, or {twin.Value} in its place; neither was given.",
                    path.Attribute(twin.Of));
        }

        if (IsGiven(value) && version.IsNull)
        {
            diagnostics.Error(
                "Write-only argument without a version",
                $"{twin.Value} needs {twin.Version} beside it, such as {twin.Version} = 1: Terraform does not see a change of a write-only value, so "
                + "the value is sent when the version changes.",
                path.Attribute(twin.Value));
        }

        if (IsGiven(version) && value.IsNull)
        {
            diagnostics.Error(
                "Version without a write-only argument",
                $"{twin.Version} says when {twin.Value} is sent again, and {twin.Value} has no value. Give both or neither.",
                path.Attribute(twin.Version));
        }
    }

    // An unknown value may still turn out to be null.
    private static bool IsGiven(TfValue value) => value is { IsNull: false, IsUnknown: false };
}
