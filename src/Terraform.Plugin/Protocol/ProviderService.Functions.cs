using Google.Protobuf.Collections;
using Grpc.Core;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;
using Tfplugin6;

namespace Terraform.Plugin.Protocol;

/// <summary>Provider functions: called without a configured provider; a problem is an error of the call, at an argument where it is one.</summary>
internal sealed partial class ProviderService
{
    public override Task<CallFunction.Types.Response> CallFunction(CallFunction.Types.Request request, ServerCallContext context) => GuardAsync(
        new RpcCall(nameof(CallFunction), "call", request.Name),
        context,
        () =>
        {
            var function = Codecs.Function(request.Name);
            try
            {
                var result = function.Call(DecodeArguments(function, request.Arguments));
                return new CallFunction.Types.Response { Result = DynamicValueCodec.Encode(result, function.Returns) };
            }
            catch (FunctionArgumentException error)
            {
                return new CallFunction.Types.Response { Error = new FunctionError { Text = WithoutStop(error.Message), FunctionArgument = error.Argument } };
            }
        },
        problem => new CallFunction.Types.Response { Error = new FunctionError { Text = WithoutStop($"{problem.Summary}: {problem.Detail}") } });

    /// <summary>Terraform and OpenTofu put a full stop after the error of a function.</summary>
    private static string WithoutStop(string text) => text.TrimEnd().TrimEnd('.');

    private static List<TfValue> DecodeArguments(FunctionDefinition function, RepeatedField<DynamicValue> arguments)
    {
        if (arguments.Count < function.Parameters.Count || (arguments.Count > function.Parameters.Count && function.Variadic is null))
        {
            throw new FunctionArgumentException(Math.Max(0, Math.Min(arguments.Count, function.Parameters.Count) - 1),
                $"{function.Parameters.Count} arguments are required");
        }

        var values = new List<TfValue>(arguments.Count);
        for (var i = 0; i < arguments.Count; i++)
        {
            var parameter = i < function.Parameters.Count ? function.Parameters[i] : function.Variadic!;
            try
            {
                var value = DynamicValueCodec.Decode(arguments[i], parameter.Type);
                values.Add(value.IsNull && !parameter.AllowsNull ? throw new FunctionArgumentException(i, "must not be null") : value);
            }
            catch (ValueDecodeException error)
            {
                throw new FunctionArgumentException(i, $"cannot be read: {error.Message}");
            }
        }

        return values;
    }
}
