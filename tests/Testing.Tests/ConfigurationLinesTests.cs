namespace Testing.Tests;

public sealed class ConfigurationLinesTests : IDisposable
{
    private const string Configuration = """
        resource "rancher2_cluster" "web" {
          name = "web"
          rke_config {
            network {
              plugin = "flannel"
              options = {
                flannel_backend_vni = "1"
              }
            }
            nodes {
              role = ["etcd"]
            }
            nodes {
              role = [
                "worker",
              ]
              user = "root"
            }
          }
        }
        """;

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, "name")]
    [InlineData(3, "rke_config[0]")]
    [InlineData(5, "rke_config[0].network[0].plugin")]
    [InlineData(7, "rke_config[0].network[0].options.flannel_backend_vni")]
    [InlineData(11, "rke_config[0].nodes[0].role")]
    [InlineData(17, "rke_config[0].nodes[1].user")]
    [InlineData(99, "")]
    public void PathAt_Line_IsTheAttributeThere(int line, string path)
    {
        File.WriteAllText(_file, Configuration);

        ConfigurationLines.PathAt(_file, line).Should().Be(path);
    }
}
