using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Validators;

internal sealed class CronValidator : IFieldValidator
{
    public string Documentation => "A cron schedule of five fields, such as `0 */6 * * *`.";

    public string? Reject(TfValue value) =>
        value.StringOrNull() is { Length: > 0 } text && text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length != 5 && !text.StartsWith('@')
            ? $"\"{text}\" is no cron schedule: five fields are needed (minute, hour, day of month, month, day of week), such as \"0 */6 * * *\"."
            : null;
}
