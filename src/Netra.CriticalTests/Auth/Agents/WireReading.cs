using Netra.Compliance;
using Netra.CriticalTests.Fixtures.Models;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>Looks up what the model server was asked.</summary>
internal static class WireReading
{
    /// <summary>The first request of a step; fails the test when there is none.</summary>
    [AssertionMethod]
    public static ModelRequest FirstOf(this Conversation talk, string step)
    {
        var requests = talk.Of(step);
        Assert.False(requests.IsEmpty, $"The model was never asked by step '{step}'.");
        return requests[0];
    }

    /// <summary>Who asks, and with which tools.</summary>
    public static (string Role, string Tools) Identity(this ModelRequest request) => (request.Role, string.Join(", ", request.Tools));
}
