using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Agents;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Storage;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Models;

namespace Netra.CriticalTests.Auth;

/// <summary>A prompt cached without the role in its key: every agent is told what the first one was told.</summary>
public sealed class SendsTheFirstInstructionsToAll : QuestionFault
{
    private ChatMessage? _first;

    protected override IReadOnlyList<ChatMessage> Change(IReadOnlyList<ChatMessage> messages) =>
        [_first ??= messages[0], .. messages.Skip(1)];
}

/// <summary>Tools kept in options that all agents share: what the first one may do, all may do.</summary>
public sealed class GivesTheSupervisorsToolToAll : QuestionFault
{
    private AITool? _first;

    protected override IList<AITool> Change(IList<AITool> tools) => [.. tools.Append(_first ??= tools[0]).Distinct()];
}

/// <summary>A default where there is none: an unknown role is read as Triage.</summary>
internal sealed class ReadsAnUnknownRoleAsTriage : JsonFault<StepRequest>
{
    protected override StepRequest Change(StepRequest right) =>
        right.Role == "auditor" ? right with { Role = "triage" } : right;
}

/// <summary>An agent is created that the supervisor did not ask for.</summary>
public sealed class CreatesTheOptimizerAnyway : ChatFault
{
    protected override async Task<ChatResponse> AskAsync(
        IChatClient right, IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancel)
    {
        if (options.Tools![0] is AIFunction { Name: AgentTools.CreateAgent } create)
        {
            Reached();
            await create.InvokeAsync(new AIFunctionArguments { ["role"] = "optimizer" }, cancel);
        }

        return await right.GetResponseAsync(messages, options, cancel);
    }
}

/// <summary>A development shortcut left in: anonymous callers are treated as guests.</summary>
public sealed class AllowsAnonymousRuns : ApexFault, IStartupFilter
{
    public override void Apply(IServiceCollection services) => services.AddSingleton<IStartupFilter>(this);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app => next(app.Use(Welcome));

    private Task Welcome(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Headers.ContainsKey("Cookie") && http.Request.Path.StartsWithSegments("/agents"))
        {
            Reached();
            http.User = new Customer("guest", "guest@example.com").ToPrincipal();
        }

        return next(http);
    }
}

/// <summary>The wrong identity: all customers of one email domain are the same customer.</summary>
public sealed class IdentifiesCustomerByEmailDomain : ApexFault, IClaimsTransformation
{
    public override void Apply(IServiceCollection services) => services.AddSingleton<IClaimsTransformation>(this);

    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        Reached();
        var email = Customer.Of(principal).Email;
        return Task.FromResult(new Customer(email.Split('@')[1], email).ToPrincipal());
    }
}

/// <summary>A lost write: the run ends, and its report is not stored.</summary>
public sealed class LosesTheReport : ApexFault
{
    public override void Apply(IServiceCollection services)
    {
        services.ConfigureDbContext<SqliteApexContext>(store => store.AddInterceptors(new Loss(Reached)));
        services.ConfigureDbContext<PostgresApexContext>(store => store.AddInterceptors(new Loss(Reached)));
    }

    private sealed class Loss(Action reached) : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (!eventData.Context!.ChangeTracker.Entries<RunRow>().Any())
            {
                return ValueTask.FromResult(result);
            }

            reached();
            return ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(1));
        }
    }
}

/// <summary>A history cut too short: the first finding is not sent.</summary>
public sealed class OmitsFirstFinding : QuestionFault
{
    protected override IReadOnlyList<ChatMessage> Change(IReadOnlyList<ChatMessage> messages) =>
        messages.Count > 3 ? [.. messages.Take(2), .. messages.Skip(3)] : messages;
}

/// <summary>Off by one: the last finding is not sent.</summary>
public sealed class OmitsLastFinding : QuestionFault
{
    protected override IReadOnlyList<ChatMessage> Change(IReadOnlyList<ChatMessage> messages) =>
        messages.Count > 3 ? [.. messages.SkipLast(1)] : messages;
}

/// <summary>A chat client that keeps its history, shared by all runs.</summary>
public sealed class KeepsOneHistoryForAllRuns : QuestionFault
{
    private readonly List<ChatMessage> _history = [];

    protected override IReadOnlyList<ChatMessage> Change(IReadOnlyList<ChatMessage> messages)
    {
        lock (_history)
        {
            ChatMessage[] asked = [.. messages, .. _history];
            _history.AddRange(messages.Skip(1));
            return asked;
        }
    }
}

/// <summary>Only the first of a step's dependencies is read.</summary>
internal sealed class ReadsOnlyTheFirstDependency : JsonFault<StepRequest>
{
    protected override StepRequest Change(StepRequest right) =>
        right.DependsOn?.Count > 1 ? right with { DependsOn = [right.DependsOn[0]] } : right;
}

/// <summary>Off by one: the last of a step's dependencies is not read.</summary>
internal sealed class LosesTheLastDependency : JsonFault<StepRequest>
{
    protected override StepRequest Change(StepRequest right) =>
        right.DependsOn?.Count > 0 ? right with { DependsOn = [.. right.DependsOn.SkipLast(1)] } : right;
}

/// <summary>A needless lock: the model serves one call at a time.</summary>
public sealed class SerializesModelCalls : ChatFault
{
    private readonly SemaphoreSlim _turn = new(1);

    protected override async Task<ChatResponse> AskAsync(
        IChatClient right, IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancel)
    {
        var turn = _turn.WaitAsync(cancel);
        if (!turn.IsCompleted)
        {
            Reached();
        }

        await turn;
        return await AskAndPassOnAsync(right.GetResponseAsync(messages, options, cancel));
    }

    private async Task<ChatResponse> AskAndPassOnAsync(Task<ChatResponse> answer)
    {
        try
        {
            return await answer;
        }
        finally
        {
            _turn.Release();
        }
    }
}

/// <summary>The cancellation token is not passed on: an agent may take for ever.</summary>
public sealed class IgnoresTheStepLimit : ChatFault
{
    protected override async Task<ChatResponse> AskAsync(
        IChatClient right, IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancel)
    {
        using var missed = cancel.UnsafeRegister(_ => Reached(), null);
        return await right.GetResponseAsync(messages, options, CancellationToken.None);
    }
}

/// <summary>A swallowed error: an agent that timed out is reported to have said that all is well.</summary>
public sealed class InventsAnswerOnTimeout : ChatFault
{
    protected override async Task<ChatResponse> AskAsync(
        IChatClient right, IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancel)
    {
        try
        {
            return await right.GetResponseAsync(messages, options, cancel);
        }
        catch (OperationCanceledException)
        {
            Reached();
            const string Made = """{"category":"none","severity":1,"summary":"All is well."}""";
            return new ChatResponse(new ChatMessage(ChatRole.Assistant, Made));
        }
    }
}

/// <summary>One circuit breaker, shared by all agents, opens at the first failure.</summary>
public sealed class SharesOneBreakerForAllAgents : ChatFault
{
    private volatile bool _open;

    protected override async Task<ChatResponse> AskAsync(
        IChatClient right, IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancel)
    {
        if (_open)
        {
            Reached();
            throw new InvalidOperationException("The circuit is open.");
        }

        using var failure = cancel.UnsafeRegister(_ => _open = true, null);
        return await right.GetResponseAsync(messages, options, cancel);
    }
}

/// <summary>Off by one: the last agent's part is not sent.</summary>
internal sealed class DropsTheLastPart : JsonFault<RunReport>
{
    protected override RunReport Change(RunReport right) => right with { Parts = [.. right.Parts.SkipLast(1)] };
}

/// <summary>Lost results: tools run, but the model does not get what they return.</summary>
public sealed class LosesToolResults : QuestionFault
{
    protected override IList<AITool> Change(IList<AITool> tools) =>
        [.. tools.OfType<AIFunction>().Select(tool => new Mute(tool))];

    private sealed class Mute(AIFunction inner) : DelegatingAIFunction(inner)
    {
        protected override async ValueTask<object?> InvokeCoreAsync(
            AIFunctionArguments arguments, CancellationToken cancellationToken)
        {
            await base.InvokeCoreAsync(arguments, cancellationToken);
            return null;
        }
    }
}

/// <summary>An over-lenient parser turns prose into a valid answer.</summary>
public sealed class WrapsProseIntoAnAnswer : AnswerFault
{
    protected override string Change(string said) =>
        said.StartsWith('{') ? said : $$"""{"category":"unknown","severity":1,"summary":"{{said}}"}""";
}

/// <summary>A missing range check: any severity is accepted.</summary>
internal sealed class AcceptsAnySeverity() : OptionFault(services =>
    services.AddSingleton(AgentRole.Triage with { Answer = typeof(Unbounded) }))
{
    private sealed record Unbounded(string Category, int Severity, string Summary) : AgentAnswer;
}

/// <summary>Cents are cut off before the saving is checked against the cost.</summary>
public sealed partial class TruncatesSavingToWholeDollars : AnswerFault
{
    protected override string Change(string said) => Cents().Replace(said, "$1");

    [GeneratedRegex("(\"savingUsd\":\\d+)\\.\\d+")]
    private static partial Regex Cents();
}
