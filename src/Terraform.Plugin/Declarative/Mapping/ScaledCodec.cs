using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>The API counts in a smaller unit: seconds are milliseconds there, with a factor of 1000.</summary>
internal sealed class ScaledCodec(long factor) : PlainCodec
{
    public override TfValue Read(Field field, JToken json) =>
        base.Read(field, json) is TfNumber number && number.LongOrNull() is { } amount ? amount / factor : TfValue.Null;

    public override JToken Write(Field field, TfValue value) =>
        value is TfNumber number && number.LongOrNull() is { } amount ? amount * factor : base.Write(field, value);
}
