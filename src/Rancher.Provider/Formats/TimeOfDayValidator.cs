using System.Globalization;
using Terraform.Plugin.Declarative.Validators;

namespace Rancher.Provider.Formats;

/// <summary>A time of day in hours and minutes.</summary>
internal sealed class TimeOfDayValidator : TextFormatValidator
{
    protected override string? RejectText(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null
            : $"{Quote(text)} must be a time of day, such as \"03:00\".";
}
