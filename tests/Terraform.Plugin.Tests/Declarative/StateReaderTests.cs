using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Engine;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Tests.Declarative.Sample;

namespace Terraform.Plugin.Tests.Declarative;

public class StateReaderTests
{
    [Fact]
    public void Read_MissingAndUnknownAttributes_AreNullAndDropped() =>
        StateReader.Read(Sample.Fields, Json("{'name':'a','gone':'x'}")).Should().Be(Value(("name", "a")));

    [Fact]
    public void Read_NullBlocks_AreEmpty() => StateReader.Read(Sample.Fields, Json("{'name':'a','network':null}"))["network"].Should().Be(TfValue.EmptyList);

    [Fact]
    public void Read_OtherScalarTypes_AreConverted() => StateReader.Read(Sample.Fields, Json("{'name':5,'windows':'true','job_timeout':'45'}"))
        .Should().Be(Value(("name", "5"), ("windows", true), ("job_timeout", 45)));

    [Fact]
    public void Read_MapWhereTodayIsADocument_IsYaml() =>
        StateReader.Read(Sample.Fields, Json("{'name':'a','policy':{'kind':'Policy'}}"))["policy"].Should().Be((TfValue)"kind: Policy\n");

    [Fact]
    public void Read_MapWhereTodayIsABlock_IsOneBlock() =>
        StateReader.Read(Sample.Fields, Json("{'name':'a','network':{'plugin':'canal'}}"))["network"].Items.Should().Equal(Network(("plugin", "canal")));
}
