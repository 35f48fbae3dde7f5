namespace Rancher.Simulator;

/// <summary>One request the simulator was sent, and the status it answered (0 while it has not, or when the connection was cut).</summary>
public sealed record RecordedRequest(string Method, string Path, string Query, string Body)
{
    public int Status { get; internal set; }

    public string PathAndQuery => Path + Query;
}
