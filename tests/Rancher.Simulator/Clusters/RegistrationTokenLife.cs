using System.Globalization;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Clusters;

/// <summary>
/// How long registration tokens live while the feature crt-token-ttl-rotation is on. When one expires it gets a new secret, and for a grace
/// period the old one lets hosts in, too. Without the feature nothing expires, but a grace period that was promised ends.
/// </summary>
internal sealed class RegistrationTokenLife(World world, Action<StoredObject> secretChanged)
{
    public const string Feature = "crt-token-ttl-rotation";

    /// <summary>In minutes, the default life of tokens and how much longer than that their old secret is taken.</summary>
    public const string TtlSetting = "crt-default-ttl-minutes", GraceSetting = "crt-default-grace-period-minutes";

    /// <summary>In minutes.</summary>
    public const int ShortestLife = 30, ShortestGrace = 10;

    private const string Expiry = "expiresAt", GraceEnd = "gracePeriodExpiresAt", Current = "token", Previous = "previous-token", OfSecret = "secret-expires-at";

    private bool IsOn => world.Version.RegistrationTokensAreSecrets && world.Store.Find("feature", Feature)?.Flag("value") == true;

    /// <summary>The token that a host came with: as it is, or as it was before, in its grace period.</summary>
    public static StoredObject? Holder(World world, string secret) => secret.Length == 0 ? null : world.Store.All("clusterRegistrationToken")
        .FirstOrDefault(token => token.Hidden.GetValueOrDefault(Current) == secret || token.Hidden.GetValueOrDefault(Previous) == secret);

    /// <summary>What lies in the Secret of a token, in plain text. A date that the token got later in its life is in its status alone.</summary>
    public static IEnumerable<(string Key, string Value)> SecretOf(StoredObject token)
    {
        yield return ("token", token.Hidden[Current]);
        if (token.Hidden.TryGetValue(OfSecret, out var expiry))
        {
            yield return (Expiry, expiry);
        }

        if (token.Hidden.TryGetValue(Previous, out var previous))
        {
            yield return ("previousToken", previous);
            yield return (GraceEnd, token.Text(GraceEnd)!);
        }
    }

    /// <summary>A token has got its first secret.</summary>
    public void Begin(StoredObject token)
    {
        if (IsOn)
        {
            ExpireAt(token, world.Clock.Now.AddMinutes(Ttl(token)), noteInSecret: true);
        }
    }

    /// <summary>The feature was switched, or the default life is another: tokens without a date get one now; what has a date keeps it.</summary>
    public void Review()
    {
        foreach (var token in IsOn ? world.Store.All("clusterRegistrationToken").ToList() : [])
        {
            if (token.Text(Expiry) is null && token.Hidden.ContainsKey("commands"))
            {
                var ttl = TimeSpan.FromMinutes(Ttl(token));
                // The real server draws lots up to this, so that tokens made together do not expire together; here it is always half of it.
                var spread = TimeSpan.FromTicks(Math.Min(ttl.Ticks / 10, TimeSpan.TicksPerDay) / 2);
                var planned = Parse(token.Text("created")!) + ttl + spread;
                ExpireAt(token, planned > world.Clock.Now ? planned : world.Clock.Now + spread, noteInSecret: false);
            }
            else if (token.Text(Expiry) is not null)
            {
                Check(token);
            }
        }
    }

    private void ExpireAt(StoredObject token, DateTimeOffset end, bool noteInSecret)
    {
        token.Body[Expiry] = World.Format(end);
        if (noteInSecret)
        {
            token.Hidden[OfSecret] = World.Format(end);
        }

        world.Clock.After((end - world.Clock.Now).TotalSeconds, () => Check(token));
    }

    private void Check(StoredObject token)
    {
        if (!world.Store.Holds(token) || token.IsRemoving)
        {
            return;
        }

        if (token.Text(GraceEnd) is { } grace)
        {
            if (Parse(grace) > world.Clock.Now)
            {
                return;
            }

            token.Hidden.Remove(Previous);
            token.Body.Remove(GraceEnd);
            secretChanged(token);
        }

        if (IsOn && Parse(token.Text(Expiry)!) <= world.Clock.Now)
        {
            Rotate(token);
        }
    }

    private void Rotate(StoredObject token)
    {
        var (ttl, now) = (Ttl(token), world.Clock.Now);
        var grace = Grace(token, ttl);
        token.Hidden[Previous] = token.Hidden[Current];
        token.Hidden[Current] = world.Ids.Secret();
        token.Body[GraceEnd] = World.Format(now.AddMinutes(grace));
        ExpireAt(token, now.AddMinutes(ttl), noteInSecret: true);
        world.Clock.After(grace * 60, () => Check(token));
        secretChanged(token);
    }

    /// <summary>Of a token that is to live for less than the shortest life, also for no time at all, that is the life.</summary>
    private long Ttl(StoredObject token) => Math.Max(Minutes(token, "ttl", TtlSetting), ShortestLife);

    private long Grace(StoredObject token, long ttl)
    {
        var grace = Math.Max(Minutes(token, "gracePeriod", GraceSetting), ShortestGrace);
        return grace < ttl ? grace : Math.Max(ttl * 8 / 10, ShortestGrace);
    }

    private long Minutes(StoredObject token, string field, string setting) =>
        token.Body[field] is JValue { Value: long own } ? own : long.Parse(world.Setting(setting), CultureInfo.InvariantCulture);

    private static DateTimeOffset Parse(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}
