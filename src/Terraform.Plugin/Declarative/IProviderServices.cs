namespace Terraform.Plugin.Declarative;

/// <summary>What a configured provider gives its resources. One instance per configuration; disposed with it.</summary>
public interface IProviderServices : IDisposable
{
    /// <summary>The store of API objects a definition names.</summary>
    /// <param name="collection">Where the objects are.</param>
    /// <param name="warn">Is told what the service dropped or changed of a write that it accepted.</param>
    IObjectStore Store(ApiCollection collection, Action<ServiceError>? warn = null);

    /// <summary>Turns an exception of an API call into what a user is told, or null when the exception is none of the service's.</summary>
    ServiceError? Explain(Exception exception);
}
