using Newtonsoft.Json.Linq;
using Rancher.Api.Merging;

namespace Rancher.Api.Tests.Merging;

public sealed class ThreeWayMergeTests
{
    [Theory]
    // Each side's own changes.
    [InlineData("{a:1,b:1}", "{a:2,b:1}", "{a:1,b:3}", "{a:2,b:3}")]
    [InlineData("{a:{x:1}}", "{a:{x:1,y:2}}", "{a:{x:1,z:3}}", "{a:{x:1,z:3,y:2}}")]
    [InlineData("{a:1,b:1}", "{b:1}", "{a:1,b:1,c:1}", "{b:1,c:1}")]
    [InlineData("{a:1,b:1}", "{a:1,b:1}", "{b:2}", "{b:2}")]
    // What neither side has an opinion on stays.
    [InlineData("{spec:{a:1}}", "{spec:{a:2}}", "{spec:{a:1,d:{}},status:{x:1}}", "{spec:{a:2,d:{}},status:{x:1}}")]
    // Both wrote the same.
    [InlineData("{a:1}", "{a:2}", "{a:2}", "{a:2}")]
    // A null is a missing key.
    [InlineData("{a:1}", "{a:null}", "{a:1,b:2}", "{b:2}")]
    [InlineData("{a:null}", "{}", "{a:5}", "{a:5}")]
    // Lists of named objects, by name.
    [InlineData(
        "{p:[{name:'a',q:1},{name:'b',q:1}]}", "{p:[{name:'a',q:3},{name:'b',q:1}]}", "{p:[{name:'a',q:1},{name:'b',q:2},{name:'c',q:1}]}",
        "{p:[{name:'a',q:3},{name:'b',q:2},{name:'c',q:1}]}")]
    [InlineData("{p:[{name:'a'},{name:'b'}]}", "{p:[{name:'b'}]}", "{p:[{name:'a'},{name:'b',q:1}]}", "{p:[{name:'b',q:1}]}")]
    [InlineData("{p:[{name:'a'}]}", "{p:[{name:'a'},{name:'x'}]}", "{p:[{name:'a'},{name:'y'}]}", "{p:[{name:'a'},{name:'x'},{name:'y'}]}")]
    [InlineData("{p:[{name:'a'}]}", "{p:[]}", "{p:[{name:'a'},{name:'b'}]}", "{p:[{name:'b'}]}")]
    [InlineData("{r:[{hostname:'h',t:1}]}", "{r:[{hostname:'h',t:2}]}", "{r:[{hostname:'h',t:1,u:1}]}", "{r:[{hostname:'h',t:2,u:1}]}")]
    [InlineData(
        "{t:[{key:'os',effect:'NoSchedule'}]}", "{t:[{key:'os',effect:'NoSchedule'},{key:'os',effect:'NoExecute'}]}",
        "{t:[{key:'os',effect:'NoSchedule',value:'w'}]}", "{t:[{key:'os',effect:'NoSchedule',value:'w'},{key:'os',effect:'NoExecute'}]}")]
    // Whoever changed the order sets it.
    [InlineData("{p:[{name:'a'},{name:'b'}]}", "{p:[{name:'b'},{name:'a'}]}", "{p:[{name:'a'},{name:'b'},{name:'c'}]}", "{p:[{name:'b'},{name:'c'},{name:'a'}]}")]
    [InlineData("{p:[{name:'a'},{name:'b'}]}", "{p:[{name:'a',q:1},{name:'b'}]}", "{p:[{name:'b'},{name:'a'}]}", "{p:[{name:'b'},{name:'a',q:1}]}")]
    // Other lists as a whole.
    [InlineData("{l:[1,2]}", "{l:[1,2,3]}", "{l:[1,2]}", "{l:[1,2,3]}")]
    [InlineData("{l:['a']}", "{l:['a']}", "{l:['b']}", "{l:['b']}")]
    // We take a block away: what others put into it stays, what the server filled in goes with it.
    [InlineData("{labels:{x:'1'}}", "{}", "{labels:{x:'1',y:'2'}}", "{labels:{y:'2'}}")]
    [InlineData("{s3:{bucket:'b'}}", "{}", "{s3:{bucket:'b',retention:0,folder:''}}", "{}")]
    [InlineData("{p:[{name:'a',q:1},{name:'b'}]}", "{p:[{name:'b'}]}", "{p:[{name:'a',q:1,d:false},{name:'b'}]}", "{p:[{name:'b'}]}")]
    // The server fills in a default, and we want something else: nobody's change is lost.
    [InlineData("{}", "{a:5}", "{a:0}", "{a:5}")]
    [InlineData("{}", "{a:false}", "{a:false}", "{a:false}")]
    [InlineData("{}", "{auth:{enabled:true}}", "{auth:{}}", "{auth:{enabled:true}}")]
    [InlineData("{n:1}", "{n:1.0}", "{n:2}", "{n:2}")]
    public void Merge_WithoutConflict_KeepsBothSidesChanges(string known, string ours, string theirs, string expected)
    {
        var (merged, conflicts) = ThreeWayMerge.Merge(JObject.Parse(known), JObject.Parse(ours), JObject.Parse(theirs));

        merged.ToString().Should().Be(JObject.Parse(expected).ToString());
        conflicts.Should().BeEmpty();
    }

    [Theory]
    [InlineData("{a:1}", "{a:2}", "{a:3}", "{a:2}", "a")]
    [InlineData("{a:{b:1}}", "{a:{b:2}}", "{a:{b:3,c:1}}", "{a:{b:2,c:1}}", "a.b")]
    [InlineData("{a:1}", "{}", "{a:3}", "{}", "a")]
    [InlineData("{a:1}", "{a:2}", "{}", "{a:2}", "a")]
    [InlineData("{}", "{a:2}", "{a:3}", "{a:2}", "a")]
    [InlineData("{l:[1]}", "{l:[1,2]}", "{l:[1,3]}", "{l:[1,2]}", "l")]
    [InlineData("{a:{b:1}}", "{a:{b:2}}", "{a:'x'}", "{a:{b:2}}", "a")]
    [InlineData("{a:{b:1,c:1}}", "{}", "{a:{b:1,c:2}}", "{}", "a.c")]
    [InlineData("{p:[{name:'x',q:1}]}", "{p:[{name:'x',q:2}]}", "{p:[{name:'x',q:3}]}", "{p:[{name:'x',q:2}]}", "p[x].q")]
    [InlineData("{p:[{name:'x',q:1}]}", "{p:[]}", "{p:[{name:'x',q:3}]}", "{p:[]}", "p[x]")]
    [InlineData("{p:[{name:'x',q:1}]}", "{p:[{name:'x',q:2}]}", "{p:[]}", "{p:[{name:'x',q:2}]}", "p[x]")]
    [InlineData("{m:{labels:{'a.b/c':'1'}}}", "{m:{labels:{'a.b/c':'2'}}}", "{m:{labels:{'a.b/c':'3'}}}", "{m:{labels:{'a.b/c':'2'}}}", "m.labels[a.b/c]")]
    [InlineData("{t:[{key:'k',effect:'E',value:'1'}]}", "{t:[{key:'k',effect:'E',value:'2'}]}", "{t:[{key:'k',effect:'E',value:'3'}]}", "{t:[{key:'k',effect:'E',value:'2'}]}", "t[k:E].value")]
    public void Merge_BothChangedTheSame_OursWinsAndIsReported(string known, string ours, string theirs, string expected, string path)
    {
        var (merged, conflicts) = ThreeWayMerge.Merge(JObject.Parse(known), JObject.Parse(ours), JObject.Parse(theirs));

        merged.ToString().Should().Be(JObject.Parse(expected).ToString());
        conflicts.Select(conflict => conflict.Path).Should().Equal(path);
    }

    [Fact]
    public void Conflict_AsText_ShowsNoValue() =>
        new MergeConflict("spec.password", null, "hunter2", "hunter3").ToString().Should().Be("spec.password");
}
