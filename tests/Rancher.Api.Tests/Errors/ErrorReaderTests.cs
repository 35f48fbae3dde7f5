using System.Net.Http;
using Rancher.Api.Http;

namespace Rancher.Api.Tests.Errors;

public sealed class ErrorReaderTests
{
    [Fact]
    public void Read_MissingRequired_BuildsTheMessageRancherLeftEmpty()
    {
        var error = Read(422, """{"baseType":"error","type":"error","status":422,"code":"MissingRequired","message":"","fieldName":"clusterId"}""");

        error.Code.Should().Be("MissingRequired");
        error.FieldName.Should().Be("clusterId");
        error.Message.Should().Be("the field \"clusterId\" is required");
        error.ToString().Should().Be("422 MissingRequired: the field \"clusterId\" is required");
    }

    [Fact]
    public void Read_StatusAsText_IsUnauthorized()
    {
        var error = Read(401, """{"type":"error","status":"401","message":"must authenticate"}""");

        error.IsUnauthorized.Should().BeTrue();
        error.Code.Should().BeNull();
        error.ToString().Should().Be("401: must authenticate");
    }

    [Fact]
    public void Read_ProxyShape_FindsCodeAndMessage()
    {
        var error = Read(503, """{"Code":{"Code":"ClusterUnavailable","Status":503},"Message":"cluster not provisioned","Cause":null,"FieldName":""}""");

        error.IsClusterUnavailable.Should().BeTrue();
        error.Message.Should().Be("cluster not provisioned");
        error.FieldName.Should().BeNull();
    }

    [Fact]
    public void Read_NullFollowedByAnError_FindsTheError()
    {
        var error = Read(500, "null\n{\"baseType\":\"error\",\"code\":\"ServerError\",\"message\":\"failed to get backup config\",\"status\":500,\"type\":\"error\"}\n");

        error.Code.Should().Be("ServerError");
        error.Message.Should().Be("failed to get backup config");
    }

    [Fact]
    public void Read_ErrorInsideA200_TakesTheStatusOfTheBody()
    {
        var response = Response(200, "null\n{\"type\":\"error\",\"status\":\"422\",\"code\":\"InvalidAction\",\"message\":\"no\"}");

        response.IsSuccess.Should().BeFalse();
        ErrorReader.Read(Request, response).Status.Should().Be(422);
    }

    [Fact]
    public void Read_WebhookRepeatsTheRequest_CutsIt()
    {
        const string Body = """
            {"type":"error","status":500,"code":"InternalError","message":"Internal error occurred: failed calling webhook \"rancher.cattle.io.clusters\": failed to call webhook: an error on the server (\"{\\\"kind\\\":\\\"AdmissionReview\\\",\\\"object\\\":{\\\"spec\\\":{\\\"anything\\\":\\\"hunter2\\\"}}}\")"}
            """;

        var error = Read(500, Body);

        error.Message.Should().StartWith("Internal error occurred: failed calling webhook \"rancher.cattle.io.clusters\": failed to call webhook: an error on the server")
            .And.NotContain("hunter2").And.NotContain("AdmissionReview");
    }

    [Fact]
    public void Read_LongMessage_IsCut() =>
        Read(500, $$"""{"type":"error","code":"ServerError","message":"{{new string('x', 5000)}}"}""").Message.Length.Should().BeLessThan(1100);

    [Fact]
    public void Read_SecretInMessage_IsMasked() =>
        Read(400, """{"type":"error","code":"BadRequest","message":"cannot parse {\"password\":\"hunter2\"}"}""").Message.Should().NotContain("hunter2");

    [Fact]
    public void Read_EmptyBody_SaysSo() => Read(500, "").Message.Should().Be("InternalServerError, without an explanation");

    [Theory]
    [InlineData(409, "Conflict", "the object has been modified", true)]
    [InlineData(500, "ServerError", "Operation cannot be fulfilled: the object has been modified; please apply", true)]
    [InlineData(409, "AlreadyExists", "exists", false)]
    [InlineData(409, "Conflict", "roletemplate [rt-a] cannot be deleted because roletemplate [rt-b] inherits from it", false)]
    [InlineData(500, "ServerError", "something else", false)]
    public void IsConflict_ByStatusAndMessage_TellsLostRaces(int status, string code, string message, bool expected) =>
        new RancherError(status, code, message, null, "PUT", "/v3/x").IsConflict.Should().Be(expected);

    [Theory]
    [InlineData("NotFound", "clusters.management.cattle.io \"c-nope0\" not found", true)]
    [InlineData("NotFound", "failed to find resource by id", true)]
    [InlineData("NotFound", "failed to find schema probenopes", false)]
    [InlineData("NotFound", "no such schema", false)]
    [InlineData("NotFound", "no store found", false)]
    [InlineData("NotFound", "the server could not find the requested resource", false)]
    [InlineData(null, "404 page not found", false)]
    public void ProvesAbsence_ByCodeAndMessage_TellsMissingObjectsFromMissingTypes(string? code, string message, bool expected) =>
        new RancherError(404, code, message, null, "GET", "/v3/x").ProvesAbsence.Should().Be(expected);

    [Theory]
    [InlineData(500, "ServerError", "Get https://10.0.0.1:6443/api/v1/namespaces: cluster agent disconnected")]
    [InlineData(500, null, "lost connection to cluster: failed to find Session for client stv-cluster-c-a")]
    [InlineData(503, "ClusterUnavailable", "cluster not found")]
    public void IsClusterUnavailable_InAllItsShapes_IsRecognised(int status, string? code, string message)
    {
        var error = new RancherError(status, code, message, null, "GET", "/v3/x");

        error.IsClusterUnavailable.Should().BeTrue();
        error.IsTransient.Should().BeTrue();
    }

    private static RancherRequest Request => new(HttpMethod.Post, "/v3/x");

    private static RancherError Read(int status, string body) => ErrorReader.Read(Request, Response(status, body));

    private static RancherResponse Response(int status, string body) => new(status, JsonText.Read(body), body);
}
