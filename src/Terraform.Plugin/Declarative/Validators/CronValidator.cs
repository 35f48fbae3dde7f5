using System.Text.RegularExpressions;
using Cronos;

namespace Terraform.Plugin.Declarative.Validators;

/// <summary>
/// A cron schedule as robfig/cron reads it, which Kubernetes distributions use: five fields, a word such as <c>@daily</c>, or <c>@every</c> and a duration,
/// after a time zone where one is given. Cronos knows more than it (L, W, #, 7 for Sunday, ranges that wrap around), which is refused here.
/// </summary>
internal sealed partial class CronValidator : TextFormatValidator
{
    private static readonly string[] Words = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    public override string Documentation => "A cron schedule of five fields, such as `0 */6 * * *`.";

    protected override string? RejectText(string text)
    {
        var schedule = Zone().Replace(text.Trim(), "");
        if (schedule.StartsWith('@'))
        {
            return Words.Contains(schedule)
                || (schedule.StartsWith("@every ", StringComparison.Ordinal) && GoDuration.TryParse(schedule["@every ".Length..]) is not null)
                ? null
                : $"{Quote(text)} is not a cron schedule: of the words that begin with @ there are {string.Join(", ", Words)}, and \"@every 6h\".";
        }

        var fields = schedule.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length == 5 && fields.All(f => Allowed().IsMatch(f)) && CronExpression.TryParse(schedule, out _) && !IsForCronosOnly(fields)
            ? null
            : $"{Quote(text)} is not a cron schedule: five fields are needed (minute, hour, day of month, month, day of week), such as \"0 */6 * * *\".";
    }

    private static bool IsForCronosOnly(string[] fields) => fields.Select((field, index) => (field, index)).Any(f => f.field.Split(',').Any(part =>
    {
        var ends = part.Split('/')[0].Split('-').Select(end => Number(end, f.index)).ToArray();
        return (f.index == 4 && ends.Contains(7)) || (ends is [{ } first, { } last] && first > last);
    }));

    private static int? Number(string text, int field) => int.TryParse(text, out var number) ? number
        : (field == 3 ? Array.IndexOf(Months, text.ToUpperInvariant()) + 1 : Array.IndexOf(Days, text.ToUpperInvariant())) is var name and >= 0 ? name
        : null;

    [GeneratedRegex(@"^(CRON_)?TZ=\S+\s+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Zone();

    [GeneratedRegex("^([0-9*/,?-]|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|SUN|MON|TUE|WED|THU|FRI|SAT)+$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Allowed();
}
