using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>The API holds the number of seconds as a duration such as <c>5m0s</c>.</summary>
internal sealed class DurationCodec : PlainCodec
{
    public override TfValue Read(Field field, JToken json) =>
        JsonScalar.Text(json) is { } text && GoDuration.TryParse(text) is { } span ? (long)span.TotalSeconds : TfValue.Null;

    public override JToken Write(Field field, TfValue value) =>
        value is TfNumber number && number.LongOrNull() is { } seconds ? GoDuration.Format(TimeSpan.FromSeconds(seconds)) : base.Write(field, value);
}
