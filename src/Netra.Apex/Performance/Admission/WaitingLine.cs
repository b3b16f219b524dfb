using System.Threading.RateLimiting;

namespace Netra.Apex.Performance.Admission;

/// <summary>How urgent a request is, the most urgent first.</summary>
internal enum Urgency
{
    /// <summary>Somebody waits for the answer.</summary>
    Interactive,

    /// <summary>It takes its time anyway: a bulk upload, or an answer of a model.</summary>
    Batch,
}

/// <summary>A request that waits.</summary>
/// <param name="customer">Whose it is.</param>
/// <param name="urgency">How urgent it is.</param>
/// <param name="since">Since when it waits, as a timestamp of the clock.</param>
internal sealed class Waiter(string customer, Urgency urgency, long since)
{
    public string Customer => customer;

    public Urgency Urgency => urgency;

    public long Since => since;

    /// <summary>Where it stands: lower values are let in earlier, higher ones give way earlier.</summary>
    public (Urgency Urgency, long Turn, long Number) Place { get; set; }

    /// <summary>Ends when it is let in or refused.</summary>
    public TaskCompletionSource<RateLimitLease> Lease { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Requests in the order in which they are let in: by urgency, among equals each customer in turn.</summary>
/// <remarks>This is fair queueing (Demers, Keshav and Shenker, 1989) with requests of one size: a customer's requests
/// have consecutive turns, and the first of them has the turn of whoever is next. So the last in line is the newest
/// request of the customer with most of them. Not safe for use by several threads.</remarks>
internal sealed class WaitingLine
{
    private readonly SortedSet<Waiter> _waiters =
        new(Comparer<Waiter>.Create((one, other) => one.Place.CompareTo(other.Place)));

    private long _joined;

    public int Count => _waiters.Count;

    /// <summary>Who is let in next; null when nobody waits.</summary>
    public Waiter? First => _waiters.Min;

    /// <summary>Who gives way when there are too many; null when nobody waits.</summary>
    public Waiter? Last => _waiters.Max;

    public void Join(Waiter waiter)
    {
        var peers = _waiters.Where(other => other.Urgency == waiter.Urgency).ToList();
        var own = peers.LastOrDefault(other => other.Customer == waiter.Customer);
        var turn = own is null ? peers.FirstOrDefault()?.Place.Turn ?? 0 : own.Place.Turn + 1;
        waiter.Place = (waiter.Urgency, turn, ++_joined);
        _waiters.Add(waiter);
    }

    /// <summary>Whether the request was still in line.</summary>
    public bool Leave(Waiter waiter) => _waiters.Remove(waiter);

    /// <summary>Those of whom something is true, in line; they may leave meanwhile.</summary>
    public List<Waiter> Where(Func<Waiter, bool> isTrue) => [.. _waiters.Where(isTrue)];
}
