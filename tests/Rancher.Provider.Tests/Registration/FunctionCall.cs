using Newtonsoft.Json.Linq;
using Rancher.Provider.Functions;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Tests.Registration;

/// <summary>Calls a function of the provider with arguments in JSON, as dynamic values come from Terraform.</summary>
internal static class FunctionCall
{
    public static string Text(string name, params JToken[] arguments) =>
        ProviderFunctions.All.Single(f => f.Name == name).Call([.. arguments.Select(Value)]).StringOrNull()!;

    private static TfValue Value(JToken json) => json switch
    {
        JObject map => new TfMap(map.Properties().Select(p => KeyValuePair.Create(p.Name, Value(p.Value)))),
        JArray list => new TfList(list.Select(Value)),
        { Type: JTokenType.Integer } => (long)json,
        { Type: JTokenType.Boolean } => (bool)json,
        { Type: JTokenType.Null } => TfValue.Null,
        _ => (string?)json,
    };
}
