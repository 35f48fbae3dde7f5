namespace Terraform.Plugin.Protocol;

/// <summary>What Terraform asked: the method, and how a sentence about it goes on, such as <c>plan</c> and <c>rancher2_project</c>.</summary>
internal sealed record RpcCall(string Rpc, string Verb, string Subject);
