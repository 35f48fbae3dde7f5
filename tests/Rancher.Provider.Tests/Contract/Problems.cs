namespace Rancher.Provider.Tests.Contract;

internal static class Problems
{
    /// <summary>Fails with every problem, a line each, and not only with the first.</summary>
    public static void ShouldBeNone(this IEnumerable<string> problems, string because)
    {
        var all = problems.ToList();
        if (all.Count > 0)
        {
            Assert.Fail($"{all.Count} in conflict with: {because}.{Environment.NewLine}  {string.Join(Environment.NewLine + "  ", all)}");
        }
    }
}
