using Newtonsoft.Json.Linq;
using Rancher.Api.Http;
using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Http;

public sealed class SecretMaskTests
{
    [Theory]
    [InlineData("password")]
    [InlineData("newPassword")]
    [InlineData("token")]
    [InlineData("bearerToken")]
    [InlineData("sessionToken")]
    [InlineData("accessKey")]
    [InlineData("secretKey")]
    [InlineData("secret_key")]
    [InlineData("aws_secret_access_key")]
    [InlineData("sshKey")]
    [InlineData("privateKey")]
    [InlineData("caKey")]
    [InlineData("clientKey")]
    [InlineData("clientSecret")]
    [InlineData("aadClientSecret")]
    [InlineData("config")]
    [InlineData("kubeConfig")]
    [InlineData("serviceAccountPassword")]
    [InlineData("privateKeyFilePassword")]
    [InlineData("authEncodedJson_credential")]
    [InlineData("registrationToken")]
    [InlineData(".dockerconfigjson")]
    [InlineData("tokenKey")]
    public void Json_FieldNamedLikeASecret_IsMasked(string field) =>
        Masked(new JObject { [field] = "s3cr3t" }).Should().NotContain("s3cr3t").And.Contain(SecretMask.Mask);

    [Fact]
    public void Json_ReferenceToASecret_IsShown() => Masked(JObject.Parse("""{"spec":{"clientSecret":{"name":"git-login","namespace":"default"}}}"""))
        .Should().Contain("git-login").And.Contain("default");

    [Theory]
    [InlineData("""{"data":{"name":"s3cr3t"}}""")]
    [InlineData("""{"data":{"a":{"name":"s3cr3t"}}}""")]
    [InlineData("""{"credential":{"name":"s3cr3t","value":"x"}}""")]
    public void Json_SecretThatIsCalledName_IsMasked(string json) => Masked(JObject.Parse(json)).Should().NotContain("s3cr3t");

    [Theory]
    [InlineData("name")]
    [InlineData("id")]
    [InlineData("caChecksum")]
    [InlineData("tokenSecretName")]
    [InlineData("cloudCredentialSecretName")]
    [InlineData("kubernetesVersion")]
    [InlineData("publicKeyPath")]
    [InlineData("description")]
    public void Json_OrdinaryField_IsKept(string field) => Masked(new JObject { [field] = "visible" }).Should().Contain("visible");

    [Fact]
    public void Json_SwitchesAndNumbersNamedLikeSecrets_AreKept() =>
        Masked(new JObject { ["generateToken"] = true, ["maxToken"] = 5, ["password"] = null }).Should().Be("""{"generateToken":true,"maxToken":5,"password":null}""");

    [Fact]
    public void Json_NestedInArrays_IsMasked() =>
        Masked(JObject.Parse("""{"data":[{"privateRegistries":[{"url":"r.example","user":"u","password":"s3cr3t"}]}]}""")).Should().NotContain("s3cr3t").And.Contain("r.example");

    [Fact]
    public void Json_WholeObjectUnderASecretName_IsMaskedThroughout() =>
        Masked(JObject.Parse("""{"amazonec2Credential":{"anything":"s3cr3t","deep":{"er":"s3cr3t"}}}""")).Should().NotContain("s3cr3t");

    [Fact]
    public void Json_DataOfASecret_IsMasked() =>
        Masked(JObject.Parse("""{"kind":"Secret","data":{"arbitrary":"czNjcjN0"},"stringData":{"x":"s3cr3t"}}""")).Should().NotContain("czNjcjN0").And.NotContain("s3cr3t");

    [Fact]
    public void Json_EnvironmentVariableNamedLikeASecret_LosesItsValue() =>
        Masked(JObject.Parse("""{"agentEnvVars":[{"name":"AWS_SECRET_ACCESS_KEY","value":"s3cr3t"},{"name":"NO_PROXY","value":"10.0.0.0/8"}]}"""))
            .Should().NotContain("s3cr3t").And.Contain("10.0.0.0/8").And.Contain("AWS_SECRET_ACCESS_KEY");

    [Theory]
    [InlineData("""{"taints":[{"key":"visible","effect":"NoSchedule"}]}""")]
    [InlineData("""{"actions":{"changepassword":"https://r.example/visible"}}""")]
    [InlineData("""{"links":{"cloudCredentials":"https://r.example/visible"}}""")]
    public void Json_TaintsAndAddresses_AreKept(string body) => Masked(JObject.Parse(body)).Should().Contain("visible");

    [Theory]
    [InlineData("""{"certs":"x","key":"-----BEGIN EC PRIVATE KEY-----\ns3cr3t\n-----END EC PRIVATE KEY-----\n"}""")]
    [InlineData("""{"kind":"Token","status":{"hash":"s3cr3t","value":"s3cr3t"}}""")]
    public void Json_CertificateKeysAndNewTokens_AreMasked(string body) => Masked(JObject.Parse(body)).Should().NotContain("s3cr3t");

    [Fact]
    public void Json_TheOriginal_IsNotChanged()
    {
        var body = new JObject { ["password"] = "s3cr3t" };

        SecretMask.Json(body);

        ((string?)body["password"]).Should().Be("s3cr3t");
    }

    [Theory]
    [InlineData("sudo docker run rancher/rancher-agent:v2.4.18 --server https://r.example --token {0} --ca-checksum 4a8f")]
    [InlineData("curl -fL https://r.example/system-agent-install.sh | sudo  sh -s - --server https://r.example --label 'cattle.io/os=linux' --token {0}")]
    [InlineData("PowerShell curl.exe -fL https://r.example/wins-agent-install.ps1 -o install.ps1; ./install.ps1 -Server https://r.example -Token {0} -Worker")]
    [InlineData("docker run I -server https://r.example -token {0} -caChecksum C]; if($?)")]
    [InlineData("kubectl apply -f https://r.example/v3/import/{0}.yaml")]
    [InlineData("curl --insecure -sfL https://r.example/v3/import/{0}_c-abcde.yaml | kubectl apply -f -")]
    [InlineData("Authorization: Bearer token-abcde:{0}")]
    [InlineData("Authorization: Basic {0}")]
    [InlineData("the key token-abcde:{0} is invalid")]
    [InlineData("kubeconfig-user-abcdex2k4p:{0}")]
    [InlineData("Get \"https://admin:{0}@registry.r.example/v2\": EOF")]
    [InlineData("/v3/thing?x=1&token={0}&r.example")]
    [InlineData("r.example: {{\"password\":\"{0}\"}}")]
    [InlineData("r.example: {{\\\"adminPassword\\\":\\\"{0}\\\"}}")]
    [InlineData("r.example: {{\\\\\\\"secretKey\\\\\\\": \\\\\\\"{0}\\\\\\\"}}")]
    [InlineData("r.example\n    token: \"{0}\"\n")]
    public void Text_WithASecret_LosesOnlyTheSecret(string template)
    {
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, template, TestClient.Secret);

        var masked = SecretMask.Text(text);

        masked.Should().NotContain(TestClient.Secret).And.Contain(SecretMask.Mask);
        if (text.Contains("r.example", StringComparison.Ordinal))
        {
            masked.Should().Contain("r.example");
        }
    }

    [Theory]
    [InlineData("""{"password":"to\"p-hidden"}""")]
    [InlineData("""{\"password\":\"to\\\"p-hidden\",\"name\":\"kept\"}""")]
    [InlineData("""password: "to\"p-hidden""")]
    [InlineData("""{"message":"sent {\"password\":\"p-hidden\"} and failed"}""")]
    [InlineData("""[{"name":"DB_PASSWORD","value":"p-hidden"}]""")]
    [InlineData("""[{\"name\":\"DB_PASSWORD\",\"value\":\"to\\\"p-hidden\"}]""")]
    [InlineData("- name: DB_PASSWORD\n  value: p-hidden\n")]
    [InlineData("docker run -e \"DB_PASSWORD=p-hidden\" rancher/rancher-agent")]
    [InlineData("sudo docker run -e DB_PASSWORD=p-hidden -e OTHER=kept rancher/rancher-agent")]
    [InlineData("curl -fL https://r.example/x.sh | sudo DB_PASSWORD='p-hidden' sh -s -")]
    [InlineData("$env:DB_PASSWORD = \"p-hidden\"; ./install.ps1")]
    public void Text_SecretsWithQuotesInPairsAndInCommands_AreMasked(string text) => SecretMask.Text(text).Should().NotContain("p-hidden").And.Contain(SecretMask.Mask);

    [Fact]
    public void Text_PrivateKey_IsMasked() =>
        SecretMask.Text("before -----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- after").Should().Be("before *** after");

    [Theory]
    [InlineData("clusters.management.cattle.io \"c-nope0\" not found")]
    [InlineData("/v3/clusters/c-abcde:p-fghij?action=generateKubeconfig")]
    [InlineData("rancher/rancher-agent:v2.11.16")]
    [InlineData("projects c-m-8k2zz9qd:p-abcde")]
    [InlineData("Requested kubernetesVersion 1.2.3 is not supported currently")]
    public void Text_WithoutSecrets_IsKept(string text) => SecretMask.Text(text).Should().Be(text);

    [Fact]
    public void ToString_OfAllThatHoldsCredentials_ShowsNone()
    {
        var connection = TestClient.Connection(new Uri("https://r.example"));

        connection.ToString().Should().NotContain(TestClient.Secret).And.Contain("token-abcde:***");
        new RancherRequest(System.Net.Http.HttpMethod.Post, "/v3/x", new JObject { ["password"] = "hunter2" }).ToString().Should().Be("POST /v3/x");
        new RancherResponse(200, null, "hunter2").ToString().Should().NotContain("hunter2");
        RancherCredential.FromKeyPair("token-abcde", TestClient.Secret).ToString().Should().Be("token-abcde:***");
    }

    private static string Masked(JToken body) => SecretMask.Json(body).ToString(Newtonsoft.Json.Formatting.None);
}
