using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Clusters;

/// <summary>
/// Registration tokens. Up to 2.5 the commands are worked out when a token is read, so the POST answer has them; from 2.6 a controller
/// writes them a moment later, and each cluster gets a token named default-token by itself. From 2.14 the token lies in a Secret: answers
/// to PUT and DELETE have a placeholder for it, and with the feature crt-token-ttl-rotation it expires and is replaced.
/// </summary>
internal sealed class RegistrationTokenBehavior(World world) : TypeBehavior(world, "clusterRegistrationToken")
{
    private readonly RegistrationCommands _commands = new(world);

    /// <summary>How long tokens live.</summary>
    public RegistrationTokenLife Life => field ??= new RegistrationTokenLife(World, token => SecretChanged(token));

    /// <summary>Something happened to the Secret of a token: it was made, replaced, or is to go.</summary>
    public Action<StoredObject> SecretChanged { get; set; } = _ => { };

    public override void BeforeCreate(JObject body, Caller caller) => RequireCluster(body);

    public override void AfterCreate(StoredObject created, Caller caller) => Prepare(created);

    public void AddDefault(StoredObject cluster)
    {
        if (Store.Find(TypeId, $"{cluster.Id}:default-token") is null)
        {
            Prepare(Insert(new JObject { ["clusterId"] = cluster.Id, ["name"] = "default-token" }, null, byNorman: false));
        }
    }

    public override void AfterRemoval(StoredObject removed)
    {
        SecretChanged(removed);
        if (Version.RegistrationTokensAreAsynchronous && (string?)removed.Body["name"] == "default-token"
            && Store.Find("cluster", (string)removed.Body["clusterId"]!) is { } cluster)
        {
            World.Clock.After(2, () =>
            {
                if (Store.Holds(cluster) && !cluster.IsRemoving)
                {
                    AddDefault(cluster);
                }
            });
        }
    }

    public override void BeforeUpdate(StoredObject current, JObject sent, JObject merged, Caller caller)
    {
        // A cluster id in a PUT is written, and answers go on to show the old one.
        merged["clusterId"] = current.Body["clusterId"]?.DeepClone();
    }

    public override void Present(JObject view, StoredObject stored, ApiRequest request)
    {
        if (!stored.Hidden.TryGetValue("token", out var token) || Version.RegistrationTokensAreSecrets && !stored.Hidden.ContainsKey("commands"))
        {
            return;
        }

        if (Version.RegistrationTokensAreSecrets)
        {
            view["tokenSecretName"] = SecretName(stored);
            if (request.Method is "PUT" or "DELETE")
            {
                view["token"] = "";
                _commands.Add(view, (string)stored.Body["clusterId"]!, "{token}", request.BaseUrl);
                return;
            }
        }

        view["token"] = token;
        if (!Version.RegistrationTokensAreAsynchronous || stored.Hidden.ContainsKey("commands"))
        {
            _commands.Add(view, (string)stored.Body["clusterId"]!, token, request.BaseUrl);
        }
    }

    /// <summary>Adds to the fields of a token what only answers show: the secret and the commands.</summary>
    public void Complete(JObject body, StoredObject stored)
    {
        if (stored.Hidden.TryGetValue("token", out var token) && stored.Hidden.ContainsKey("commands"))
        {
            body["token"] = token;
            if (Version.RegistrationTokensAreSecrets)
            {
                body["tokenSecretName"] = SecretName(stored);
            }

            _commands.Add(body, (string)stored.Body["clusterId"]!, token, "");
        }
    }

    protected override void Inserted(StoredObject stored)
    {
        stored.Hidden["token"] = World.Ids.Secret();
        if (Store.Find("cluster", stored.Text("clusterId")!) is { IsRemoving: true })
        {
            stored.Hidden["too-late"] = "nobody cleans up behind a cluster that is already going";
        }
    }

    private void Prepare(StoredObject created)
    {
        if (Version.RegistrationTokensAreAsynchronous)
        {
            World.Clock.After(Version.RegistrationTokensAreSecrets ? 0.3 : 0.02, () =>
            {
                created.Hidden["commands"] = "ready";
                Life.Begin(created);
                SecretChanged(created);
            });
        }
    }

    public static string SecretName(StoredObject token) => "crt-token-" + (string?)token.Body["name"];
}
