namespace Rancher.Api.Http;

/// <summary>Receives one entry for each attempt of each request.</summary>
public interface IRequestLog
{
    void Write(RequestLogEntry entry);
}
