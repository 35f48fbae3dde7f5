namespace Terraform.Plugin.Hosting;

/// <summary>Why a plugin process ends.</summary>
internal enum ShutdownReason
{
    /// <summary>Terraform is done with it.</summary>
    Controller,

    /// <summary>Somebody asked the process to end.</summary>
    Signal,

    /// <summary>Terraform is gone.</summary>
    Abandoned,
}

/// <summary>The wish that the process ends; the first one counts.</summary>
internal sealed class ShutdownRequest
{
    private readonly TaskCompletionSource<ShutdownReason> _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<ShutdownReason> Asked => _asked.Task;

    public void Ask(ShutdownReason reason) => _asked.TrySetResult(reason);
}
