using Netra.Apex.Load.Measuring;

namespace Netra.Apex.Load.Traffic;

/// <summary>What the platform's admission does with a kind of request.</summary>
internal enum Admission
{
    /// <summary>Nothing: its endpoint is public, or its socket was admitted before.</summary>
    Unlimited,

    /// <summary>Admits it before requests that can wait.</summary>
    Urgent,

    /// <summary>Lets other requests overtake it, and refuses it first.</summary>
    CanWait,
}

/// <summary>A kind of request.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Share">Its share of all requests, above 0.</param>
/// <param name="Admission">What admission does with it.</param>
/// <param name="SendAsync">Sends one for a customer, whatever the answer; it never fails itself.</param>
internal sealed record RequestKind(
    string Name, double Share, Admission Admission, Func<LoadCustomer, Task<Outcome>> SendAsync);

/// <summary>What customers do, and how often.</summary>
internal static class Mix
{
    /// <summary>All kinds; their shares add up to 1.</summary>
    public static IReadOnlyList<RequestKind> Kinds { get; } =
    [
        new("search", 0.45, Admission.Urgent, customer => customer.SearchAsync()),
        new("socket message", 0.30, Admission.Unlimited, customer => customer.SendMessageAsync()),
        new("tool", 0.20, Admission.CanWait, customer => customer.RunToolAsync()),
        new("agent run", 0.03, Admission.CanWait, customer => customer.RunAgentsAsync()),
        new("sign-in", 0.02, Admission.Unlimited, customer => customer.SignInAsync()),
    ];

    /// <summary>The kind of the next request.</summary>
    /// <param name="kinds">All kinds.</param>
    /// <param name="chance">From 0 to below 1.</param>
    public static RequestKind Pick(IReadOnlyList<RequestKind> kinds, double chance)
    {
        var (rest, next) = (chance, 0);
        while (next < kinds.Count - 1 && rest >= kinds[next].Share)
        {
            rest -= kinds[next++].Share;
        }

        return kinds[next];
    }
}
