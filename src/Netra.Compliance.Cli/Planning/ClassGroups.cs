namespace Netra.Compliance.Cli.Planning;

/// <summary>Classes that a filter cannot tell apart, so that they stay together.</summary>
/// <remarks>A filter finds a class wherever its name and a dot are in a test's name: <c>A.Cart</c> finds
/// <c>B.A.Cart</c>, and also <c>B.A.Cart.Card</c>, whose namespace it ends.</remarks>
internal sealed class ClassGroups
{
    private readonly Dictionary<string, string> _next;

    public ClassGroups(IEnumerable<string> classes)
    {
        _next = classes.Order(StringComparer.Ordinal).ToDictionary(name => name);
        foreach (var name in _next.Keys.ToList())
        {
            Found(name).ToList().ForEach(other => Join(name, other));
        }
    }

    /// <summary>The class that stands for the group of <paramref name="name"/>.</summary>
    public string Of(string name) => _next[name] == name ? name : Of(_next[name]);

    private void Join(string name, string other)
    {
        var (one, two) = (Of(name), Of(other));
        var isFirst = string.CompareOrdinal(one, two) < 0;
        _next[isFirst ? two : one] = isFirst ? one : two;
    }

    private IEnumerable<string> Found(string name) =>
        from end in Enumerable.Range(1, name.Length)
        where end == name.Length || name[end] == '.'
        from start in Enumerable.Range(0, end)
        let part = name[start..end]
        where _next.ContainsKey(part)
        select part;
}
