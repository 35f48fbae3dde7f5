using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Rancher.Api.Errors;
using Rancher.Api.Json;

namespace Rancher.Api.Http;

/// <summary>Turns the error answers of Rancher, of its Kubernetes proxy and of whatever stands before it into one shape.</summary>
internal static partial class ErrorReader
{
    private const int LongestMessage = 1000;

    public static RancherError Read(RancherRequest request, RancherResponse response)
    {
        var body = response.Object;
        var status = response.Status is >= 200 and < 300 ? Number(body?["status"]) ?? 500 : response.Status;
        // The proxy below /k8s/clusters writes its fields in upper case and nests the code.
        var code = body.FilledAt("code") ?? body.FilledAt("Code", "Code") ?? body.FilledAt("reason");
        var message = body.FilledAt("message") ?? body.FilledAt("Message") ?? body.FilledAt("error");
        var field = body.FilledAt("fieldName") ?? body.FilledAt("FieldName");
        if (body is null && response.ContentType != "text/html")
        {
            message = Text(response.RawText.Trim());
        }

        // Before it is cut: a webhook names the field behind the request that it repeats.
        var fields = message is null ? [] : FieldMessages.Read(SecretMask.Text(message));
        var unmasked = message;
        message = message is null ? OwnMessage(status, code, field) : Readable(message, fields);
        if (response.RefusedPause is { } pause)
        {
            message += $" (the server asks to wait {pause.TotalSeconds:0} seconds before the next request, which is longer than the timeout of this provider)";
        }

        field ??= fields.Count > 0 ? fields[0].Path : null;
        return new RancherError(status, code, message, field, request.Method.Method, SecretMask.Text(request.Path)) { Fields = fields, Unmasked = unmasked };
    }

    private static string OwnMessage(int status, string? code, string? field) => (code, field) switch
    {
        ("MissingRequired", { }) => $"the field \"{field}\" is required",
        ("NotUnique", { }) => $"the value of \"{field}\" is already in use",
        ("InvalidOption", { }) => $"the value of \"{field}\" is not one of those allowed",
        ("InvalidFormat", { }) => $"the value of \"{field}\" has the wrong format",
        ("NotNullable", { }) => $"the field \"{field}\" cannot be empty",
        ("InvalidReference", { }) => $"the field \"{field}\" refers to something that does not exist",
        ("MinLimitExceeded", { }) => $"the value of \"{field}\" is too small",
        ("MaxLimitExceeded", { }) => $"the value of \"{field}\" is too large",
        ("MinLengthExceeded", { }) => $"the value of \"{field}\" is too short",
        ("MaxLengthExceeded", { }) => $"the value of \"{field}\" is too long",
        ("InvalidCharacters", { }) => $"the value of \"{field}\" has characters that are not allowed",
        ({ }, { }) => $"{code} for the field \"{field}\"",
        ({ }, null) => "without an explanation",
        _ => Enum.IsDefined((HttpStatusCode)status) ? $"{(HttpStatusCode)status}, without an explanation" : "without an explanation",
    };

    /// <summary>
    /// A webhook that could not decode a request puts the whole request, secrets included, into its message: what follows the first brace
    /// of such a message is dropped. What is left is masked and cut to a length a terminal can show.
    /// </summary>
    private static string Readable(string message, IReadOnlyList<FieldProblem> fields)
    {
        if (message.EndsWith("request body too large", StringComparison.Ordinal))
        {
            return $"{message}: Rancher 2.14 and later take 1 MiB unless the setting public-api-body-limit says otherwise";
        }

        var brace = message.IndexOf('{', StringComparison.Ordinal);
        var fromWebhook = message.Contains("failed calling webhook", StringComparison.Ordinal)
            || message.Contains("AdmissionReview", StringComparison.Ordinal);
        if (brace > 0 && fromWebhook)
        {
            var cause = fields.Count > 0 ? $"{fields[0].Path}: {fields[0].Problem}" : Cause().Match(message).Groups["cause"].Value;
            message = message[..brace].TrimEnd(' ', '"', '\\', '(') + " (the rest repeats the request and is not shown)"
                + (cause.Length == 0 ? "" : $": {cause}");
        }

        message = SecretMask.Text(message);
        return message.Length <= LongestMessage ? message : message[..LongestMessage] + "…";
    }

    private static string? Text(string text) => text.Length == 0 ? null : text;

    private static int? Number(JToken? token) => token is JValue { Value: { } value }
        && int.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    // Why the webhook refused, in its answer behind the request: {"status":"Failure","message":"Internal error occurred: … "}.
    [GeneratedRegex(
        @"\\+""status\\+"":\\+""Failure\\+"",\\+""message\\+"":\\+""(?:Internal error occurred: )?(?<cause>[^""\\{]{1,300})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Cause();
}
