using Microsoft.AspNetCore.WebUtilities;

namespace Netra.CriticalTests.Fixtures.Identity;

/// <summary>Reads and forges the parameters of an address.</summary>
internal static class QueryEdit
{
    /// <summary>A parameter of an address; empty when there is none.</summary>
    public static string Parameter(this Uri address, string name) =>
        QueryHelpers.ParseQuery(address.Query).TryGetValue(name, out var value) ? value.ToString() : "";

    /// <summary>The same address with another value of a parameter.</summary>
    public static Uri With(this Uri address, string name, string value)
    {
        var parameters = QueryHelpers.ParseQuery(address.Query);
        parameters[name] = value;
        return new Uri(QueryHelpers.AddQueryString(address.GetLeftPart(UriPartial.Path), parameters));
    }
}
