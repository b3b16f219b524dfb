using Netra.Apex.Auth.Sockets;
using Netra.CriticalTests.Auth.Sockets;
using Netra.CriticalTests.Fixtures.Identity;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>Sockets of customers who signed in.</summary>
internal static class VisitLines
{
    /// <summary>A line for the session in the customer's browser; its client has begun to connect.</summary>
    public static CustomerLine LineOf(this SignInFixture apex, Visit visit)
    {
        var token = visit.SessionToken ?? throw new InvalidOperationException($"{visit.Email} has not signed in.");
        var line = new CustomerLine(apex, new ClientKey(visit.Subject, "laptop"), token);
        line.Client.Start();
        return line;
    }
}
