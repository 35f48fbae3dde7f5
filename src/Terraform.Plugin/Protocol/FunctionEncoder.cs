using Google.Protobuf;
using Terraform.Plugin.Declarative;
using Tfplugin6;

namespace Terraform.Plugin.Protocol;

/// <summary>Provider functions as Terraform reads them. The return is always there: Terraform dereferences it without looking.</summary>
internal static class FunctionEncoder
{
    public static Function Encode(FunctionDefinition definition)
    {
        var function = new Function
        {
            Return = new Function.Types.Return { Type = ByteString.CopyFromUtf8(definition.Returns.ToString()) },
            Summary = definition.Summary,
            Description = definition.Description,
            DescriptionKind = StringKind.Markdown,
        };
        function.Parameters.AddRange(definition.Parameters.Select(EncodeParameter));
        if (definition.Variadic is { } variadic)
        {
            function.VariadicParameter = EncodeParameter(variadic);
        }

        return function;
    }

    private static Function.Types.Parameter EncodeParameter(FunctionParameter parameter) => new()
    {
        Name = parameter.Name,
        Type = ByteString.CopyFromUtf8(parameter.Type.ToString()),
        AllowNullValue = parameter.AllowsNull,
        Description = parameter.Description,
        DescriptionKind = StringKind.Markdown,
    };
}
