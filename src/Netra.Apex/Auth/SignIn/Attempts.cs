using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Storage;

namespace Netra.Apex.Auth.SignIn;

/// <summary>How far a sign-in has come; each step follows the one above it.</summary>
internal enum SignInStep
{
    /// <summary>Refused, or taken back; nothing follows.</summary>
    Ended,

    /// <summary>The browser has been sent to the provider.</summary>
    Started,

    /// <summary>The provider has sent it back with a code.</summary>
    CalledBack,

    /// <summary>The customer agrees to be signed in.</summary>
    Consented,

    /// <summary>The session has been given.</summary>
    Established,
}

/// <summary>A sign-in under way, and for as long as its session can live.</summary>
internal sealed class AttemptRow
{
    public required string Id { get; init; }

    public required SignInStep Step { get; set; }

    /// <summary>UTC ticks.</summary>
    public required long StartedAt { get; init; }

    /// <summary>The stored name of the session that came of it; null while there is none.</summary>
    public string? Session { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<AttemptRow>
    {
        public void Configure(EntityTypeBuilder<AttemptRow> table)
        {
            table.ToTable("SignInAttempts").HasKey(row => row.Id);
            table.HasIndex(row => row.StartedAt);
        }
    }
}

/// <summary>Takes the steps of sign-ins: each once, in order and in time, whoever tries at the same moment.</summary>
internal sealed class Attempts(
    IDbContextFactory<ApexContext> contexts, SessionStore sessions, TimeProvider time, IOptions<AuthSettings> settings)
{
    private const int IdBytes = 16;

    private TimeSpan Limit => settings.Value.SignIn.Limit;

    private long Now => time.GetUtcNow().UtcTicks;

    /// <summary>Begins a sign-in, and forgets those whose sessions can no longer live.</summary>
    /// <returns>Its name.</returns>
    public async Task<string> StartAsync()
    {
        var id = Convert.ToHexString(RandomNumberGenerator.GetBytes(IdBytes));
        var forgotten = Now - (Limit + Session.Lifetime).Ticks;
        await using var context = await contexts.CreateDbContextAsync();
        await context.Set<AttemptRow>().Where(row => row.StartedAt < forgotten).ExecuteDeleteAsync();
        context.Add(new AttemptRow { Id = id, Step = SignInStep.Started, StartedAt = Now });
        await context.SaveChangesAsync();
        return id;
    }

    /// <summary>Takes a step, in one statement, so that of two at once at most one does.</summary>
    /// <exception cref="SignInRefusedException">Out of order, late, repeated, or no such sign-in.</exception>
    public async Task TakeAsync(string id, SignInStep step)
    {
        var (before, oldest) = (step - 1, Now - Limit.Ticks);
        await using var context = await contexts.CreateDbContextAsync();
        var taken = await context.Set<AttemptRow>()
            .Where(row => row.Id == id && row.Step == before && row.StartedAt > oldest)
            .ExecuteUpdateAsync(row => row.SetProperty(column => column.Step, step));
        if (taken == 0)
        {
            throw new SignInRefusedException(Reason(await FindAsync(context, id), step));
        }
    }

    /// <summary>Whether a sign-in that has not ended is at a step or past it.</summary>
    public async Task<bool> HasTakenAsync(string id, SignInStep step)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Set<AttemptRow>().AnyAsync(row => row.Id == id && row.Step >= step);
    }

    /// <summary>Notes the session of an established sign-in, so that it ends with it.</summary>
    /// <returns>False when the sign-in has been ended meanwhile: then the session must not live.</returns>
    public async Task<bool> NoteSessionAsync(string id, string session)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Set<AttemptRow>().Where(row => row.Id == id && row.Step == SignInStep.Established)
            .ExecuteUpdateAsync(row => row.SetProperty(column => column.Session, session)) == 1;
    }

    /// <summary>Ends a sign-in and the session that came of it. A session that is noted later finds it ended.</summary>
    public async Task EndAsync(string id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await context.Set<AttemptRow>().Where(row => row.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(column => column.Step, SignInStep.Ended));
        var session = (await FindAsync(context, id))?.Session;
        await (session is null ? Task.CompletedTask : sessions.EndAsync(session));
    }

    private static Task<AttemptRow?> FindAsync(ApexContext context, string id) =>
        context.Set<AttemptRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id);

    private RefusalReason Reason(AttemptRow? attempt, SignInStep step) => attempt switch
    {
        null or { Step: SignInStep.Ended } => RefusalReason.NotStarted,
        _ when attempt.StartedAt <= Now - Limit.Ticks => RefusalReason.StepLate,
        _ => attempt.Step < step ? RefusalReason.StepOutOfOrder : RefusalReason.StepRepeated,
    };
}
