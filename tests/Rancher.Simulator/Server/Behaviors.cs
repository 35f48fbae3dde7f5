using Rancher.Simulator.Access;
using Rancher.Simulator.Clusters;
using Rancher.Simulator.Nodes;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Projects;
using Rancher.Simulator.Settings;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Server;

/// <summary>The behaviour of each type of this server version: its own where it has rules, else Norman's.</summary>
internal static class Behaviors
{
    private const string Global = "cattle-global-data";

    public static Dictionary<string, TypeBehavior> Build(World world)
    {
        var behaviors = new Dictionary<string, TypeBehavior>();
        var defaults = new ClusterDefaults(world.Version);
        var lifecycle = new ClusterLifecycle(world, defaults) { Behavior = id => behaviors[id] };
        void ReviewTokens(StoredObject changed)
        {
            if (changed.Id is RegistrationTokenLife.Feature or RegistrationTokenLife.TtlSetting)
            {
                ((RegistrationTokenBehavior)behaviors["clusterRegistrationToken"]).Life.Review();
            }
        }

        TypeBehavior[] own =
        [
            new ClusterBehavior(world, defaults, lifecycle),
            new RegistrationTokenBehavior(world)
            {
                NamePrefix = "crt-",
                Removal = world.Version.RegistrationTokensAreAsynchronous && !world.Version.RegistrationTokensAreSecrets ? Removal.Silent : Removal.Marked,
                Finalizer = world.Version.RegistrationTokensAreSecrets ? "wrangler.cattle.io/cluster-registration-token-cleanup" : null,
            },
            new ProjectBehavior(world) { CreatorIsOwner = (project, user) => ((RoleBindingBehavior)behaviors["projectRoleTemplateBinding"]).AddProjectCreator(project, user) },
            new NodeBehavior(world) { NodesChanged = lifecycle.NodesChanged },
            new SettingBehavior(world) { Changed = ReviewTokens },
            new TokenBehavior(world),
            new UserBehavior(world),
            new PrincipalBehavior(world),
            new RoleTemplateBehavior(world),
            new RoleBindingBehavior(world, inProject: false),
            new RoleBindingBehavior(world, inProject: true),
            new GlobalRoleBindingBehavior(world),
            new CloudCredentialBehavior(world) { NamePrefix = "cc-", FixedNamespace = Global, Removal = Removal.Silent },
            new ConfigBehavior(world, "nodeTemplate", "Config") { NamePrefix = "nt-", FixedNamespace = "cattle-global-nt" },
            new TypeBehavior(world, "globalRole") { NamePrefix = "gr-" },
            new TypeBehavior(world, "nodePool") { NamePrefix = "np-" },
            new NodeDriverBehavior(world) { NamePrefix = "nd-" },
            new TypeBehavior(world, "kontainerDriver") { NamePrefix = "kd-" },
            new TypeBehavior(world, "catalog") { Removal = Removal.Silent },
            new TypeBehavior(world, "clusterCatalog") { Removal = Removal.Silent },
            new TypeBehavior(world, "clusterTemplate") { NamePrefix = "ct-", FixedNamespace = Global, Removal = Removal.Silent },
            new TypeBehavior(world, "clusterTemplateRevision") { NamePrefix = "ctr-", FixedNamespace = Global, Removal = Removal.Silent },
            new TypeBehavior(world, "etcdBackup") { NamePrefix = "eb-" },
            new TypeBehavior(world, "preference") { Removal = Removal.Silent },
            new FeatureBehavior(world) { Switched = ReviewTokens },
        ];
        foreach (var behavior in own.Where(b => world.Schemas.Find(b.TypeId) is { HasCollection: true }))
        {
            behaviors[behavior.TypeId] = behavior;
        }

        foreach (var type in world.Schemas.All.Where(t => t.HasCollection))
        {
            behaviors.TryAdd(type.Id, new TypeBehavior(world, type.Id) { NamePrefix = type.Id.ToLowerInvariant() + "-" });
        }

        return behaviors;
    }
}
