using Terraform.Plugin.Declarative;

namespace Terraform.Plugin.Tests.Declarative.Lifecycle;

/// <summary>Ids are read and written by one grammar.</summary>
public class IdFormatTests
{
    [Theory]
    [InlineData("{id}", "fleet-default/web", "id=fleet-default/web")]
    [InlineData("{cluster_id}.{namespace}/{name}", "c-a.default/my.map", "cluster_id=c-a,namespace=default,name=my.map")]
    [InlineData("{cluster_id}.{name}", "c-a.my-class", "cluster_id=c-a,name=my-class")]
    [InlineData("{cluster_id}.{name}", "c-a.default/x", null)]
    [InlineData("{cluster_id}/clusterproxyconfig", "c-m-a/clusterproxyconfig", "cluster_id=c-m-a")]
    [InlineData("{cluster_id}/clusterproxyconfig", "c-m-a/other", null)]
    [InlineData("{project_id}.{name}", "c-a:p-b.web", "project_id=c-a:p-b,name=web")]
    [InlineData("{project_id}.{name}", "web", null)]
    [InlineData("{project_id}.{name}", ".web", null)]
    [InlineData("{project_id}.{name}", "c-a.", null)]
    [InlineData("{name}", "", null)]
    public void Parse(string pattern, string text, string? parts)
    {
        var format = new IdFormat(pattern);

        var parsed = format.Parse(text);

        (parsed is null ? null : string.Join(',', parsed.Select(p => $"{p.Key}={p.Value}"))).Should().Be(parts);
        if (parsed is not null)
        {
            format.Format(part => parsed.GetValueOrDefault(part)).Should().Be(text);
        }
    }

    [Fact]
    public void Format_WithoutAPart_IsNull() => new IdFormat("{a}.{b}").Format(part => part == "a" ? "x" : null).Should().BeNull();

    [Theory]
    [InlineData("name")]
    [InlineData("{a}{b}")]
    [InlineData("{}")]
    public void Pattern_ThatCannotBeRead_IsRefused(string pattern) => FluentActions.Invoking(() => new IdFormat(pattern)).Should().Throw<FormatException>();
}
