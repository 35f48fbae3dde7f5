using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Probe;

internal static class ProbeFunctions
{
    /// <summary>One parameter, then any number; an empty text is refused.</summary>
    public static FunctionDefinition Join { get; } = new("join_words", "Joins words.")
    {
        Description = "Joins words with a separator.",
        Parameters = [new("separator", TfType.String, "What goes between."), new("first", TfType.String, "The first word.")],
        Variadic = new("rest", TfType.String, "Further words."),
        Returns = TfType.String,
        Call = arguments =>
        {
            for (var i = 1; i < arguments.Count; i++)
            {
                if (arguments[i].StringOrNull() is "")
                {
                    throw new FunctionArgumentException(i, "A word must not be empty.");
                }
            }

            return string.Join(arguments[0].StringOrNull(), arguments.Skip(1).Select(a => a.StringOrNull()));
        },
    };

    /// <summary>Returns what it gets, whatever the type; fails for the text <c>crash</c>.</summary>
    public static FunctionDefinition Echo { get; } = new("echo", "Returns its argument.")
    {
        Description = "Returns its argument, null included.",
        Parameters = [new("value", TfType.Dynamic, "Anything.") { AllowsNull = true }],
        Returns = TfType.Dynamic,
        Call = arguments => arguments[0] is TfDynamic { Value: TfString { Value: "crash" } } ? throw new InvalidOperationException("swordfish") : arguments[0],
    };
}
