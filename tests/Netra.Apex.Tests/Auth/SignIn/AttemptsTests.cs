using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.SignIn;
using Netra.Apex.Storage;

namespace Netra.Apex.Tests.Auth.SignIn;

public sealed class AttemptsTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = new SignInSettings().Limit;
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private AuthPlatform _platform = null!;

    private Attempts Attempts => _platform.Get<Attempts>();

    public async Task InitializeAsync() => _platform = await AuthPlatform.StartAsync();

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    [Theory]
    [InlineData(SignInStep.CalledBack)]
    [InlineData(SignInStep.Consented)]
    [InlineData(SignInStep.Established)]
    internal async Task Takes_each_step_after_the_one_before_and_refuses_to_repeat_it(SignInStep step)
    {
        var id = await AtAsync(step);
        Assert.Equal(RefusalReason.StepRepeated, await ReasonAsync(id, step));
    }

    [Theory]
    [InlineData(SignInStep.Started, SignInStep.Consented)]
    [InlineData(SignInStep.Started, SignInStep.Established)]
    [InlineData(SignInStep.CalledBack, SignInStep.Established)]
    internal async Task Refuses_the_step_after_the_next(SignInStep taken, SignInStep step) =>
        Assert.Equal(RefusalReason.StepOutOfOrder, await ReasonAsync(await AtAsync(taken), step));

    [Fact]
    public async Task Refuses_an_earlier_step_as_repeated() =>
        Assert.Equal(
            RefusalReason.StepRepeated,
            await ReasonAsync(await AtAsync(SignInStep.Consented), SignInStep.CalledBack));

    [Fact]
    public async Task Takes_a_step_just_before_the_limit_and_refuses_the_next_at_the_limit()
    {
        var id = await Attempts.StartAsync();
        _platform.Time.Advance(Limit - Tick);
        await Attempts.TakeAsync(id, SignInStep.CalledBack);
        _platform.Time.Advance(Tick);
        Assert.Equal(RefusalReason.StepLate, await ReasonAsync(id, SignInStep.Consented));
    }

    [Fact]
    public async Task Knows_no_sign_in_that_was_never_started() =>
        Assert.Equal(RefusalReason.NotStarted, await ReasonAsync("guess", SignInStep.CalledBack));

    [Fact]
    public async Task Knows_a_sign_in_no_more_that_has_ended()
    {
        var id = await AtAsync(SignInStep.Consented);
        await Attempts.EndAsync(id);
        Assert.Equal(RefusalReason.NotStarted, await ReasonAsync(id, SignInStep.Established));
        Assert.False(await Attempts.HasTakenAsync(id, SignInStep.CalledBack));
    }

    [Fact]
    public async Task Ends_one_sign_in_and_no_other()
    {
        var (ended, other) = (await AtAsync(SignInStep.CalledBack), await AtAsync(SignInStep.CalledBack));
        await Attempts.EndAsync(ended);
        await Attempts.TakeAsync(other, SignInStep.Consented);
        Assert.True(await Attempts.HasTakenAsync(other, SignInStep.Consented));
        Assert.False(await Attempts.HasTakenAsync(other, SignInStep.Established));
    }

    [Fact]
    public async Task Ends_the_session_that_came_of_a_sign_in()
    {
        var (id, session) = (await AtAsync(SignInStep.Established), await OpenAsync());
        Assert.True(await Attempts.NoteSessionAsync(id, session));
        await Attempts.EndAsync(id);
        Assert.Null(await _platform.Get<SessionStore>().FindAsync(session));
    }

    [Theory]
    [InlineData(SignInStep.Consented)]
    [InlineData(SignInStep.Ended)]
    internal async Task Notes_no_session_for_a_sign_in_that_is_not_established(SignInStep step)
    {
        var id = await AtAsync(step == SignInStep.Ended ? SignInStep.Established : step);
        await (step == SignInStep.Ended ? Attempts.EndAsync(id) : Task.CompletedTask);
        Assert.False(await Attempts.NoteSessionAsync(id, "session"));
    }

    [Fact]
    public async Task Forgets_a_sign_in_when_its_session_can_no_longer_live()
    {
        var kept = await Attempts.StartAsync();
        _platform.Time.Advance(Limit + Session.Lifetime);
        await Attempts.StartAsync();
        Assert.True(await Attempts.HasTakenAsync(kept, SignInStep.Started));
        _platform.Time.Advance(Tick);
        await Attempts.StartAsync();
        Assert.False(await Attempts.HasTakenAsync(kept, SignInStep.Started));
    }

    [Fact]
    public async Task Remembers_who_presented_a_code_first_for_as_long_as_a_session_lives()
    {
        var codes = _platform.Get<UsedCodes>();
        Assert.Null(await codes.UseAsync("code", "first"));
        _platform.Time.Advance(Session.Lifetime);
        Assert.Equal("first", await codes.UseAsync("code", "second"));
        Assert.Null(await codes.UseAsync("another", "second"));
        _platform.Time.Advance(Tick);
        Assert.Null(await codes.UseAsync("code", "third"));
    }

    [Fact]
    public async Task Keeps_no_code_in_the_clear()
    {
        await _platform.Get<UsedCodes>().UseAsync("code", "first");
        await using var context = await _platform.Get<IDbContextFactory<ApexContext>>().CreateDbContextAsync();
        Assert.Equal(64, (await context.Set<UsedCodeRow>().SingleAsync()).Code.Length);
    }

    private async Task<string> AtAsync(SignInStep step)
    {
        var id = await Attempts.StartAsync();
        for (var next = SignInStep.CalledBack; next <= step; next++)
        {
            await Attempts.TakeAsync(id, next);
        }

        return id;
    }

    private async Task<RefusalReason> ReasonAsync(string id, SignInStep step) =>
        (await Assert.ThrowsAsync<SignInRefusedException>(() => Attempts.TakeAsync(id, step))).Reason;

    private async Task<string> OpenAsync()
    {
        var properties = new AuthenticationProperties { ExpiresUtc = _platform.Time.GetUtcNow() + Session.Lifetime };
        var ticket = new AuthenticationTicket(
            new Customer("42", "ada@example.com").ToPrincipal(), properties, Session.Scheme);
        await _platform.Get<SessionStore>().StoreAsync(ticket);
        return SessionStore.IdOf(ticket.Properties)!;
    }
}
