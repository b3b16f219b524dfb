using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Netra.Apex.Storage;

namespace Netra.Apex.Security.Audit;

/// <summary>The last entry of the trail, and whether all of it is as it was written.</summary>
/// <param name="Sequence">The last entry; 0 in an empty trail.</param>
/// <param name="Hash">Its hash: note both elsewhere, and have them checked later. Blank in an empty trail.</param>
/// <param name="Problem">What was found first, in a sentence; null: nothing.</param>
internal sealed record AuditReport(long Sequence, string Hash, string? Problem);

/// <summary>Checks a trail, entry by entry.</summary>
/// <param name="sequence">An entry that somebody noted; 0: none.</param>
/// <param name="hash">Its hash.</param>
internal sealed class AuditCheck(long sequence, string hash)
{
    private AuditRow? _last;
    private string? _problem;
    private bool _isThere = sequence == 0;

    /// <summary>What was found up to now.</summary>
    public AuditReport Report => new(_last?.Sequence ?? 0, _last?.Hash ?? "", _problem ?? NotedProblem);

    private string? NotedProblem => _isThere ? null : $"Entry {sequence} is missing or differs from the noted one.";

    /// <summary>Takes the next entry.</summary>
    public void Take(AuditRow row)
    {
        _problem ??= row.Follows(_last) ? null : $"Entry {row.Sequence} was changed after it was written.";
        _isThere |= row.Sequence == sequence && row.Hash.Equals(hash, StringComparison.OrdinalIgnoreCase);
        _last = row;
    }
}

/// <summary><c>/security/audit</c>: the audit trail, for administrators.</summary>
internal static class AuditModule
{
    private const string Path = "/security/audit";
    private const int MostEntries = 1_000;
    private const int HashDigits = 64;

    private static readonly string NoNote =
        $"Give the sequence (from 1) and the hash ({HashDigits} hexadecimal digits) of an entry, or nothing.";

    public static void AddAudit(this WebApplicationBuilder builder) => builder.Services.AddSingleton<AuditTrail>();

    /// <param name="app">The platform.</param>
    /// <param name="readers">The policy that readers of the trail must meet.</param>
    public static void MapAudit(this WebApplication app, string readers)
    {
        var trail = app.MapGroup(Path).RequireAuthorization(readers).ProducesProblem(StatusCodes.Status403Forbidden);
        trail.MapGet("/", ListAsync);
        trail.MapGet("/check", CheckAsync).ProducesProblem(StatusCodes.Status400BadRequest);
    }

    /// <summary>Entries after a sequence, in order and as stored, so that anybody can compute the hashes.</summary>
    private static Task<List<AuditRow>> ListAsync(ApexContext context, CancellationToken stop, long after = 0) =>
        context.Set<AuditRow>().AsNoTracking().Where(row => row.Sequence > after)
            .OrderBy(row => row.Sequence).Take(MostEntries).ToListAsync(stop);

    // A question that is not understood must not be answered with "no problem".
    private static async Task<Results<Ok<AuditReport>, ProblemHttpResult>> CheckAsync(
        HttpRequest request, ApexContext context, CancellationToken stop, long sequence = 0, string hash = "")
    {
        var isNote = request.Query.Count == 2 && sequence > 0 && IsHash(hash);
        return request.Query.Count == 0 || isNote
            ? TypedResults.Ok(await ReportAsync(context, sequence, hash, stop))
            : TypedResults.Problem(NoNote, statusCode: StatusCodes.Status400BadRequest);
    }

    private static bool IsHash(string text) => text.Length == HashDigits && text.All(char.IsAsciiHexDigit);

    private static async Task<AuditReport> ReportAsync(
        ApexContext context, long sequence, string hash, CancellationToken stop)
    {
        var check = new AuditCheck(sequence, hash);
        var rows = context.Set<AuditRow>().AsNoTracking().OrderBy(row => row.Sequence).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(stop))
        {
            check.Take(row);
        }

        return check.Report;
    }
}
