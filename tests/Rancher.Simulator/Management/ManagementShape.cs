using Newtonsoft.Json.Linq;
using Rancher.Simulator.Steve;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Management;

/// <summary>Where the fields of a Norman object stand in the Kubernetes object: at the top, in its specification or in its status.</summary>
internal static class ManagementShape
{
    private static readonly HashSet<string> OfNorman =
    [
        "id", "type", "baseType", "uuid", "created", "createdTS", "creatorId", "removed", "removedTS", "links", "actions", "labels", "annotations", "state", "transitioning",
        "transitioningMessage", "namespaceId", "ownerReferences",
    ];

    private static readonly HashSet<string> ClusterSpec =
    [
        "agentEnvVars", "agentImageOverride", "aksConfig", "aliConfig", "answers", "clusterAgentDeploymentCustomization", "clusterSecrets", "clusterTemplateRevisionId", "description",
        "desiredAgentImage", "desiredAuthImage", "dockerRootDir", "eksConfig", "enableNetworkPolicy", "fleetAgentDeploymentCustomization", "fleetWorkspaceName", "gkeConfig",
        "importedConfig", "internal", "localClusterAuthEndpoint", "rancherKubernetesEngineConfig", "webhookDeploymentCustomization", "windowsPreferedCluster",
        "defaultPodSecurityAdmissionConfigurationTemplateName",
    ];

    private static readonly HashSet<string> ClusterOwn =
        ["istioEnabled", "nodeVersion", "clusterTemplateId", "defaultClusterRoleForProjectMembers", "appliedPodSecurityPolicyTemplateId", "defaultPodSecurityPolicyTemplateId"];

    public static JObject ToKubernetes(string plural, JObject body)
    {
        var fields = new JObject(body.Properties().Where(property => !OfNorman.Contains(property.Name)).Select(property => new JProperty(property.Name, property.Value.DeepClone())));
        Plain(fields);
        return plural switch
        {
            "settings" => Setting(fields),
            "features" => new JObject { ["spec"] = new JObject { ["value"] = fields["value"] }, ["status"] = fields["status"] },
            "clusters" => Cluster(fields),
            "clusterregistrationtokens" => Token(fields),
            "projects" => Split(fields, "conditions", "backingNamespace"),
            "nodes" => Split(fields, "conditions", "nodeName", "info", "allocatable", "capacity"),
            "users" => User(fields),
            "clusterroletemplatebindings" or "projectroletemplatebindings" or "globalrolebindings" => Binding(fields),
            "roletemplates" or "globalroles" => Role(fields),
            _ => fields,
        };
    }

    public static JObject ToNorman(string plural, JObject body)
    {
        var sent = new JObject();
        foreach (var (name, value) in body)
        {
            if (name is not ("apiVersion" or "kind" or "metadata" or "spec" or "status"))
            {
                sent[plural is not "settings" ? NormanName(name) : name] = value?.DeepClone();
            }
        }

        foreach (var (name, value) in body["spec"] as JObject ?? [])
        {
            sent[NormanName(name)] = value?.DeepClone();
        }

        foreach (var field in new[] { "labels", "annotations" })
        {
            if (body["metadata"]?[field] is JObject map)
            {
                sent[field] = map.DeepClone();
            }
        }

        if (body["metadata"]?["name"] is { } given)
        {
            sent[plural is "settings" or "clusterroletemplatebindings" or "projectroletemplatebindings" ? "name" : "id"] ??= given.DeepClone();
        }

        sent.Remove("id");
        return sent;
    }

    public static SteveState? StateOf(string plural, StoredObject stored)
    {
        if (plural is not ("clusters" or "nodes" or "projects") || stored.Text("state") is not { Length: > 0 } name)
        {
            return null;
        }

        var transitioning = stored.Text("transitioning");
        var message = stored.Text("transitioningMessage") ?? "";
        return name == "active" && plural == "projects" ? SteveState.Current
            : name == "active" ? stored.Body["conditions"] is JArray { Count: > 0 } ? SteveState.Ready : SteveState.Current
            : new SteveState(name, message, transitioning == "yes", transitioning == "error");
    }

    private static JObject Setting(JObject fields) => new()
    {
        ["customized"] = fields["customized"] ?? false,
        ["default"] = fields["default"] ?? "",
        ["source"] = (string?)fields["source"] == "default" ? "" : fields["source"] ?? "",
        ["value"] = (string?)fields["source"] == "default" && (string?)fields["value"] != (string?)fields["default"] ? "" : fields["value"] ?? "",
    };

    private static JObject Cluster(JObject fields)
    {
        var (spec, status) = (new JObject(), new JObject());
        foreach (var (name, value) in fields)
        {
            if (name == "name")
            {
                spec["displayName"] = value;
            }
            else if (ClusterSpec.Contains(name))
            {
                spec[name] = value;
            }
            else if (!ClusterOwn.Contains(name))
            {
                status[name] = value;
            }
        }

        var cluster = new JObject { ["spec"] = spec, ["status"] = status };
        ClusterZeros.Drop(cluster);
        if (spec["importedConfig"] is JObject imported)
        {
            // A password, which Norman does not show.
            imported["kubeConfig"] ??= "";
        }

        return cluster;
    }

    private static JObject Token(JObject fields)
    {
        var spec = new JObject { ["clusterName"] = fields["clusterId"] };
        var status = new JObject();
        foreach (var (name, value) in fields)
        {
            if (name is "ttl" or "gracePeriod")
            {
                spec[name] = value;
            }
            else if (name is not ("clusterId" or "name"))
            {
                status[name] = value;
            }
        }

        return new JObject { ["spec"] = spec, ["status"] = status };
    }

    private static JObject Split(JObject fields, params string[] ofStatus)
    {
        var (spec, status) = (new JObject(), new JObject());
        foreach (var (name, value) in fields)
        {
            (ofStatus.Contains(name) ? status : spec)[KubernetesName(name)] = value;
        }

        return new JObject { ["spec"] = spec, ["status"] = status };
    }

    private static JObject User(JObject fields)
    {
        fields["displayName"] = fields["name"] ?? "";
        fields.Remove("name");
        fields.Remove("me");
        if (fields["conditions"] is { } conditions)
        {
            fields["status"] = new JObject { ["conditions"] = conditions };
            fields.Remove("conditions");
        }

        return fields;
    }

    private static JObject Binding(JObject fields)
    {
        var flat = new JObject();
        foreach (var (name, value) in fields)
        {
            if (value is { Type: not JTokenType.Null } && name != "name")
            {
                flat[KubernetesName(name)] = value;
            }
        }

        return flat;
    }

    private static JObject Role(JObject fields)
    {
        fields["displayName"] = fields["name"] ?? "";
        fields.Remove("name");
        return fields;
    }

    private static string KubernetesName(string name) => name switch
    {
        "name" => "displayName",
        "clusterId" => "clusterName",
        "userId" => "userName",
        "userPrincipalId" => "userPrincipalName",
        "groupId" => "groupName",
        "groupPrincipalId" => "groupPrincipalName",
        "roleTemplateId" => "roleTemplateName",
        "globalRoleId" => "globalRoleName",
        "projectId" => "projectName",
        _ => name,
    };

    private static string NormanName(string name) => name switch
    {
        "displayName" => "name",
        "clusterName" => "clusterId",
        "userName" => "userId",
        "userPrincipalName" => "userPrincipalId",
        "groupName" => "groupId",
        "groupPrincipalName" => "groupPrincipalId",
        "roleTemplateName" => "roleTemplateId",
        "globalRoleName" => "globalRoleId",
        "projectName" => "projectId",
        _ => name,
    };

    /// <summary>Norman's marks of nested types, and the nulls of references, are not in the objects themselves.</summary>
    private static void Plain(JObject fields)
    {
        foreach (var mark in fields.Descendants().OfType<JProperty>().Where(p => p.Name == "type" && (string?)(p.Value as JValue)?.Value?.ToString() is { } text && text.StartsWith("/v3/schemas/", StringComparison.Ordinal)).ToList())
        {
            mark.Remove();
        }

        foreach (var reference in fields.Descendants().OfType<JProperty>().Where(p => p.Name is "clusterId" or "projectId" && p.Value.Type == JTokenType.Null).ToList())
        {
            reference.Remove();
        }
    }
}
