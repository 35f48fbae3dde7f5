using Rancher.Api.Errors;
using Rancher.Api.Http;

namespace Rancher.Api.Steve;

/// <summary>
/// What an error of Steve means. Limited users get 404 and 403 for objects that exist, so neither says by itself that one is gone.
/// </summary>
internal static class SteveErrors
{
    public static RancherError Read(RancherRequest request, RancherResponse response, string type)
    {
        var error = RancherHttp.ErrorOf(request, response);
        return error.IsNotFound && response.Size == 0
            ? error with { Message = $"the type {type} is unknown to this server, or this user may not see it" }
            : error;
    }

    /// <summary>
    /// Only a 404 that names this object by type and name. One that names another, such as the cluster behind whose proxy it is, says
    /// nothing about it.
    /// </summary>
    public static bool ProvesAbsence(RancherError error, string type, string name)
    {
        var dot = type.LastIndexOf('.');
        var resource = dot < 0 ? type : $"{type[(dot + 1)..]}.{type[..dot]}";
        return error.ProvesAbsence && error.Says($"{resource} \"{name}\" not found", StringComparison.OrdinalIgnoreCase);
    }
}
