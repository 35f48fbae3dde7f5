namespace Terraform.Plugin.Values;

internal static class Structure
{
    /// <summary>Compares sorted entries pair by pair; the default equality of a key-value pair would go through reflection.</summary>
    public static bool Equal<T>(SortedDictionary<string, T> left, SortedDictionary<string, T> right)
        where T : notnull
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left.Count != right.Count)
        {
            return false;
        }

        using var other = right.GetEnumerator();
        foreach (var (name, value) in left)
        {
            if (!other.MoveNext() || name != other.Current.Key || !value.Equals(other.Current.Value))
            {
                return false;
            }
        }

        return true;
    }
}
