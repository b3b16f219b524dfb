using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.SignIn.Protocol;

namespace Netra.Apex.Auth.SignIn.Steps;

/// <summary>Takes a sign-in through its steps; any refusal is the end of the attempt and of the session it opened.</summary>
internal sealed class SignInDesk(
    IAttempts attempts, IStepRules rules, IStateValidator states, IProofKeys keys, CodeRedemption redemption, ISessions sessions, TimeProvider time)
{
    /// <summary>Starts an attempt for a browser that has presented no secret yet.</summary>
    public async Task<StartedAttempt> StartAsync(string redirectUri, CancellationToken cancellation)
    {
        var secret = Secret.New();
        var request = new AuthorizationRequest(Secret.New(), Secret.New(), keys.NewVerifier(), redirectUri);
        var attempt = new SignInAttempt(Secret.Hash(secret), request, time.GetUtcNow(), SignInStep.Started);
        await attempts.AddAsync(attempt, cancellation);
        return new StartedAttempt(secret, request);
    }

    /// <summary>Takes the provider's answer: the step is taken first, so that two answers at once cannot both be redeemed.</summary>
    public async Task CallBackAsync(string? secret, AuthorizationAnswer answer, CancellationToken cancellation)
    {
        var attempt = await AdvanceAsync(secret, SignInStep.CalledBack, cancellation);
        SignInRefusedException.Unless(states.IsOf(attempt, answer.State), RefusalReason.StateForged);
        var redeemed = await redemption.RedeemAsync(attempt, answer, cancellation);
        await ReplaceAsync(attempt.Step, attempt with { Customer = redeemed.Customer, Tokens = redeemed.Tokens }, cancellation);
    }

    /// <summary>Takes the customer's consent.</summary>
    public Task ConsentAsync(string? secret, CancellationToken cancellation) =>
        AdvanceAsync(secret, SignInStep.Consented, cancellation);

    /// <summary>Opens the session.</summary>
    public async Task<OpenedSession> EstablishAsync(string? secret, CancellationToken cancellation)
    {
        var attempt = await AdvanceAsync(secret, SignInStep.Established, cancellation);
        var customer = attempt.Customer ?? throw new SignInRefusedException(RefusalReason.StepOutOfOrder);
        var opened = await sessions.OpenAsync(customer, attempt.Tokens, cancellation);
        await RememberAsync(attempt with { Session = opened.Session.Id }, opened.Session.Id, cancellation);
        return opened;
    }

    private async Task<SignInAttempt> AdvanceAsync(string? secret, SignInStep next, CancellationToken cancellation)
    {
        var attempt = await FindAsync(secret, cancellation) ?? throw new SignInRefusedException(RefusalReason.NotStarted);
        if (rules.Judge(attempt, next) is { } reason)
        {
            throw new SignInRefusedException(reason);
        }

        var advanced = attempt with { Step = next };
        await ReplaceAsync(attempt.Step, advanced, cancellation);
        return advanced;
    }

    private async Task ReplaceAsync(SignInStep seen, SignInAttempt attempt, CancellationToken cancellation) =>
        SignInRefusedException.Unless(await attempts.TryReplaceAsync(seen, attempt, cancellation), RefusalReason.StepRepeated);

    /// <summary>A repeated step may have dropped the attempt meanwhile; then its session must not live on.</summary>
    private async Task RememberAsync(SignInAttempt attempt, SessionId session, CancellationToken cancellation)
    {
        if (!await attempts.TryReplaceAsync(attempt.Step, attempt, cancellation))
        {
            await sessions.EndAsync(session, SessionEnd.SignInRepeated, cancellation);
            throw new SignInRefusedException(RefusalReason.StepRepeated);
        }
    }

    private async Task<SignInAttempt?> FindAsync(string? secret, CancellationToken cancellation) =>
        secret is null ? null : await attempts.FindAsync(Secret.Hash(secret), cancellation);
}
