using Netra.Apex.Settings;

namespace Netra.Apex.Business.Compensation;

/// <summary>A partner that takes one step of every order.</summary>
internal sealed class PartnerSettings
{
    /// <summary>What the step is called: 1 to 64 of a to z, 0 to 9 and '-'; no other partner's.</summary>
    public string Name { get; set; } = "";

    /// <summary>Where the partner takes orders, and says what they cost.</summary>
    public Uri? Url { get; set; }

    /// <summary>A copy that can say what orders cost while the partner cannot be reached, and takes none; null:
    /// none.</summary>
    public Uri? Replica { get; set; }

    /// <summary>What the step costs, in US dollars a month, while nobody can say it; null: it has no price
    /// then.</summary>
    public decimal? ListPrice { get; set; }

    /// <summary>Who takes the step when the partner does not; null: the order is undone.</summary>
    public Uri? Fallback { get; set; }
}

/// <summary>Orders that partners work off: section <c>Apex:Business:Compensation</c>.</summary>
internal sealed class CompensationSettings
{
    /// <summary>The key of the partners; without one there are no orders.</summary>
    public const string PartnersKey = Section + ":Partners";

    private const string Section = "Apex:Business:Compensation";
    private const int MostAttempts = 10;

    // Polly's own bound.
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(10);

    /// <summary>The partners, in the order of their steps.</summary>
    public List<PartnerSettings> Partners { get; set; } = [];

    /// <summary>How long a partner may take to answer; from 10 ms to a day.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a partner is asked in all; 2 to 10.</summary>
    public int Attempts { get; set; } = 4;

    /// <summary>The wait before the second attempt, which doubles with each one; from a millisecond to a day.</summary>
    public TimeSpan Backoff { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long all attempts may take together, with the waits between them; from 10 ms to a day.</summary>
    public TimeSpan TotalTime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>What cannot be used, as sentences.</summary>
    public IEnumerable<string> Problems() =>
    [
        .. Partners.SelectMany(Problems).Select(problem => $"{PartnersKey}:{problem}"),
        .. new[] { Attempts }.Where(attempts => attempts is < 2 or > MostAttempts)
            .Select(attempts => $"{Section}:Attempts is {attempts}; give 2 to {MostAttempts}."),
        .. Times.Problems(Section, Times.Shortest, (nameof(Backoff), Backoff)),
        .. Times.Problems(Section, ShortestTimeout, (nameof(CallTimeout), CallTimeout), (nameof(TotalTime), TotalTime)),
    ];

    private static bool IsBareAddress(Uri address) =>
        WebAddress.Is(address) && address.Query.Length + address.Fragment.Length == 0;

    private IEnumerable<string> Problems(PartnerSettings partner, int index) =>
    [
        .. Addresses(partner).Where(one => one.Address is { } address && !IsBareAddress(address)).Select(one =>
            $"{index}:{one.Key} is not an HTTP address without a query; give one such as "
            + "https://partner.example.com/capacity."),
        .. Rules(partner).Where(rule => rule.IsBroken).Select(rule => $"{index}:{rule.Sentence}"),
    ];

    private static IEnumerable<(string Key, Uri? Address)> Addresses(PartnerSettings partner) =>
    [
        (nameof(partner.Url), partner.Url),
        (nameof(partner.Replica), partner.Replica),
        (nameof(partner.Fallback), partner.Fallback),
    ];

    private IEnumerable<(bool IsBroken, string Sentence)> Rules(PartnerSettings partner) =>
    [
        (partner.Url is null, "Url is missing; give the address that takes orders."),
        (!PlainName.IsShort(partner.Name),
            $"Name is '{partner.Name}'; give 1 to {PlainName.Longest} of a to z, 0 to 9 and '-'."),
        (Partners.Count(other => other.Name == partner.Name) > 1, $"Name '{partner.Name}' is used by two partners."),
        (partner.ListPrice < 0, "ListPrice is below 0; give US dollars a month."),
    ];
}
