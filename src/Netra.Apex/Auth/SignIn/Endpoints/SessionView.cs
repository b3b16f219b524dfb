using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Auth.SignIn.Endpoints;

/// <summary>What a client is told of its session.</summary>
internal sealed record SessionView(string Subject, string Email, DateTimeOffset ExpiresAt)
{
    public static SessionView Of(Session session) => new(session.Customer.Subject, session.Customer.Email, session.ExpiresAt);
}
