using System.Net;
using System.Text.Json;

namespace Netra.CriticalTests.Fixtures.Identity;

/// <summary>What a server answered a browser.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Location">Where it sends the browser; null when it does not.</param>
/// <param name="Body">The text.</param>
public sealed record BrowserAnswer(HttpStatusCode Status, Uri? Location, string Body)
{
    /// <summary>Why the platform refused; null when it did not.</summary>
    public string? Refused => Field("refused");

    /// <summary>A text field of the answer; null when there is none.</summary>
    public string? Field(string name)
    {
        if (!Body.StartsWith('{'))
        {
            return null;
        }

        using var document = JsonDocument.Parse(Body);
        return document.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
