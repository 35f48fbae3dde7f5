namespace Rancher.Api.Errors;

/// <summary>A name or an id that cannot be a part of a path: as one it would lead to another object, or to a whole collection. Nothing was sent.</summary>
public sealed class InvalidObjectNameException(string name, string what) : Exception(Sentence(name, what))
{
    private static string Sentence(string name, string what) => name.Length == 0
        ? $"The {what} is empty. Nothing was sent to Rancher, where it would mean another object."
        : $"\"{name}\" cannot be the {what} of an object. Nothing was sent to Rancher, where it would mean another object.";
}
