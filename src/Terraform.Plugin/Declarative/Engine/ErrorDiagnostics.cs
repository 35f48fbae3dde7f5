using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Engine;

/// <summary>Says what went wrong in an operation: what was being done, what the service answered, what was kept.</summary>
internal static class ErrorDiagnostics
{
    /// <summary>Explains an exception that an operation may end with. Anything else is a bug, and thrown on.</summary>
    public static bool TryExplain(
        Exception error, IProviderServices services, Diagnostics diagnostics, string what, string kept, IReadOnlyList<Field> fields, TfValue config)
    {
        if (error is OperationFailedException failed)
        {
            diagnostics.Error(what, Join(failed.Message, kept), GivenForm.Of(fields, config, failed.Path));
            return true;
        }

        if (error is OperationRefusedException refused)
        {
            diagnostics.AddRange(refused.Reasons
                .Select(reason => reason with { Detail = Join(reason.Detail, kept), Path = GivenForm.Of(fields, config, reason.Path) }));
            return true;
        }

        if (services.Explain(error) is not { } fault)
        {
            if (error is not OperationCanceledException)
            {
                return false;
            }

            fault = new ServiceError("Terraform asked the provider to stop before the operation had ended.");
        }

        var path = fault.ApiField is { } field ? FieldPaths.Find(fields, config, field) : null;
        diagnostics.Error(what, Join(fault.Reason, kept), path);
        return true;
    }

    private static string Join(string reason, string kept) => kept.Length == 0 ? reason : $"{reason}\n\n{kept}";
}
