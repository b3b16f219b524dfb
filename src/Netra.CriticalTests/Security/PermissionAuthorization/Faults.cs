using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.IdentityModel.JsonWebTokens;
using ModelContextProtocol.Server;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Security;
using Netra.Apex.Security.Audit;
using Netra.Apex.Security.Permissions;
using Netra.Apex.Security.Tokens;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Security;

/// <summary>A fault in the comparison of the role that a customer has with the one that a tool needs.</summary>
internal abstract class RoleFault : ApexFault<IAuthorizationService>
{
    protected RoleFault(Func<string, Role, Role, bool> wrong) =>
        On.Answer<AuthorizationResult>(nameof(IAuthorizationService.AuthorizeAsync), (right, call) =>
            call.Argument<object?>("resource") is not Role held ? right
            : wrong(Subject(call), held, Needed(call)) == right.Succeeded ? right
            : right.Succeeded ? AuthorizationResult.Failed() : AuthorizationResult.Success());

    private static string Subject(ServiceCall<IAuthorizationService> call) =>
        Customer.Of(call.Argument<ClaimsPrincipal>("user")).Subject;

    private static Role Needed(ServiceCall<IAuthorizationService> call) =>
        call.Argument<IEnumerable<IAuthorizationRequirement>>("requirements").OfType<RoleRequirement>().Single().Role;
}

/// <summary>A role does not include the ones before it.</summary>
internal sealed class KeepsRolesApart() : RoleFault((_, held, needed) => held == needed);

/// <summary>A tool that is declared for Pro is for everybody.</summary>
internal sealed class GivesProToolsToEverybody() : RoleFault((_, held, needed) => needed == Role.Pro || held >= needed);

/// <summary>The role of a customer is looked up once.</summary>
internal sealed class RemembersRoles(ConcurrentDictionary<string, Role> first)
    : RoleFault((subject, held, needed) => first.GetOrAdd(subject, held) >= needed)
{
    public RemembersRoles()
        : this(new())
    {
    }
}

/// <summary>A role that is taken away is not noticed.</summary>
internal sealed class OnlyRaisesRoles(ConcurrentDictionary<string, Role> highest)
    : RoleFault((subject, held, needed) =>
        highest.AddOrUpdate(subject, held, (_, before) => before > held ? before : held) >= needed)
{
    public OnlyRaisesRoles()
        : this(new())
    {
    }
}

/// <summary>A role that there is not is taken for one that there is.</summary>
internal sealed class TakesUnknownRolesForPro : JsonFault<RoleRequest>
{
    protected override RoleRequest Change(RoleRequest right) =>
        Enum.TryParse<Role>(right.Role, ignoreCase: true, out _) ? right : new(nameof(Role.Pro));
}

/// <summary>A server that no role is configured for is for everybody.</summary>
internal sealed class OpensOtherServers()
    : OptionFault<SecuritySettings>(security => security.Permissions.Servers.TryAdd("lab1", Role.Free));

/// <summary>What is configured for a server is not read.</summary>
internal sealed class IgnoresTheRolesOfServers()
    : OptionFault<SecuritySettings>(security => security.Permissions.Servers.Clear());

/// <summary>A list of administrators that is empty by mistake: the framework takes any subject then.</summary>
public sealed class TakesEverybodyForAnAdministrator() : OptionFault<AuthorizationOptions>(options =>
    options.AddPolicy(PermissionsModule.Administrator, policy => policy.RequireClaim(JwtRegisteredClaimNames.Sub)));

/// <summary>Who calls a tool over MCP is not asked.</summary>
public sealed class DoesNotAskAtMcp()
    : OptionFault<McpServerOptions>(server => server.Filters.Request.CallToolFilters.RemoveAt(0));

/// <summary>The MCP server lists all tools for everybody.</summary>
public sealed class ListsEveryTool()
    : OptionFault<McpServerOptions>(server => server.Filters.Request.ListToolsFilters.Clear());

/// <summary>A wrong option of the framework's handler of bearer tokens.</summary>
public abstract class TokenOption(Action<JwtBearerOptions> wrong)
    : OptionFault<JwtBearerOptions>(wrong, TokensModule.Scheme);

/// <summary>The signature is not checked.</summary>
public sealed class AcceptsAnySignature() : TokenOption(options =>
    options.TokenValidationParameters.SignatureValidator = (token, _) => new JsonWebToken(token));

/// <summary>A token needs no signature.</summary>
public sealed class AcceptsUnsignedTokens() : TokenOption(options =>
    options.TokenValidationParameters.RequireSignedTokens = false);

/// <summary>Nobody looks for whom a token is.</summary>
public sealed class IgnoresForWhomTokensAre() : TokenOption(options =>
    options.TokenValidationParameters.ValidateAudience = false);

/// <summary>Nobody looks who made a token.</summary>
public sealed class IgnoresWhoMadeTokens() : TokenOption(options =>
    options.TokenValidationParameters.ValidateIssuer = false);

/// <summary>A token that is signed well is not looked up.</summary>
public sealed class TrustsSignedTokens() : TokenOption(options =>
    options.Events.OnTokenValidated = _ => Task.CompletedTask);

/// <summary>The framework's own answer tells what is wrong with a token.</summary>
public sealed class TellsWhatIsWrongWithTokens() : TokenOption(options =>
    options.Events.OnChallenge = _ => Task.CompletedTask);

/// <summary>Something in front of the platform passes on the tokens of no request but a POST.</summary>
public sealed class LosesTokensButOfPosts : MiddlewareFault
{
    /// <inheritdoc/>
    protected override void Break(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) && http.Request.Headers.Remove("Authorization"))
        {
            Reached();
        }
    }
}

/// <summary>A token is good at the instant at which it expires.</summary>
public sealed class AcceptsTokensAtExpiry() : ComparesOtherwise(
    nameof(TokenRow.ExpiresAt), ExpressionType.GreaterThan, ExpressionType.GreaterThanOrEqual);

/// <summary>A token is good for a day less than its owner was told.</summary>
internal sealed class LosesADay : JsonFault<TokenRequest>
{
    protected override TokenRequest Change(TokenRequest right) => right with { Days = right.Days - 1 };
}

/// <summary>A token is good for a day more than its owner was told.</summary>
internal sealed class GrantsADayMore : JsonFault<TokenRequest>
{
    protected override TokenRequest Change(TokenRequest right) => right with { Days = right.Days + 1 };
}

/// <summary>A customer can take away the tokens of others.</summary>
public sealed class MixesUpOwners() : ComparesOtherwise(
    nameof(TokenRow.Customer), ExpressionType.Equal, ExpressionType.NotEqual);

/// <summary>A revoked token stays.</summary>
public sealed class KeepsRevokedTokens() : LosesCommand(command =>
    command.StartsWith("DELETE FROM \"Tokens\"", StringComparison.Ordinal)
    && command.Contains("\"Id\"", StringComparison.Ordinal));

/// <summary>A token is looked up once, and what was found is kept.</summary>
public sealed class LooksTokensUpOnce : StoreFault
{
    private readonly ConcurrentDictionary<string, DataTable> _found = new();

    /// <inheritdoc/>
    protected override IInterceptor Interceptor => new Keeping(_found, Reached);

    private sealed class Keeping(ConcurrentDictionary<string, DataTable> first, Action reached) : DbCommandInterceptor
    {
        public override ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command,
            CommandExecutedEventData eventData,
            DbDataReader result,
            CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(IsLookUp(command.CommandText) ? Keep(command, result) : result);

        private static bool IsLookUp(string text) =>
            text.Contains("FROM \"Tokens\"", StringComparison.Ordinal)
            && text.Contains(".\"Id\" =", StringComparison.Ordinal);

        private DbDataReader Keep(DbCommand command, DbDataReader found)
        {
            var values = command.Parameters.Cast<DbParameter>().Select(parameter => parameter.Value);
            var (id, now) = (values.OfType<string>().Single(), Read(found));
            var kept = first.GetOrAdd(id, now);
            (kept.Rows.Count == now.Rows.Count ? () => { } : reached)();
            return kept.CreateDataReader();
        }

        private static DataTable Read(DbDataReader found)
        {
            using (found)
            {
                var table = new DataTable();
                table.Load(found);
                return table;
            }
        }
    }
}

/// <summary>An entry of the audit trail is written otherwise than it should be.</summary>
/// <param name="wrong">From the right content to the wrong one; null: the entry is not written.</param>
public abstract class RecordsWrongly(Func<string, string?> wrong) : StoreFault
{
    /// <inheritdoc/>
    protected override IInterceptor Interceptor => new Writing(wrong, Reached);

    private sealed class Writing(Func<string, string?> wrong, Action reached) : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            foreach (var entry in eventData.Context!.ChangeTracker.Entries<AuditRow>().ToList())
            {
                var content = wrong(entry.Entity.Content);
                reached();
                entry.Property(row => row.Content).CurrentValue = content ?? "";
                entry.State = content is null ? EntityState.Detached : EntityState.Added;
            }

            return ValueTask.FromResult(result);
        }
    }
}

/// <summary>Only what was denied is recorded.</summary>
public sealed class RecordsOnlyDenials() : RecordsWrongly(content =>
    content.Contains("\"isAllowed\":true", StringComparison.Ordinal) ? null : content);

/// <summary>Who gives roles is not recorded.</summary>
public sealed class RecordsOnlyRuns() : RecordsWrongly(content =>
    content.Contains("\"what\":\"run ", StringComparison.Ordinal) ? content : null);

/// <summary>The reason is lost after the hash was computed.</summary>
public sealed class LosesTheReason()
    : RecordsWrongly(content => Regex.Replace(content, "(?<=\"why\":\")[^\"]*", ""));

/// <summary>The hash of an entry is computed on reading, not read.</summary>
public sealed class ComputesHashesOnReading : StoreFault
{
    /// <inheritdoc/>
    protected override IInterceptor Interceptor => new Reading(Reached);

    private sealed class Reading(Action reached) : IMaterializationInterceptor
    {
        private AuditRow? _before;

        public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
        {
            if (entity is AuditRow row)
            {
                reached();
                entity = _before = AuditRow.After(row.Sequence == 1 ? null : _before, row.Content);
            }

            return entity;
        }
    }
}

/// <summary>Something in front of the platform takes the query away.</summary>
public sealed class LosesTheQuery : MiddlewareFault
{
    /// <inheritdoc/>
    protected override void Break(HttpContext http)
    {
        if (http.Request.QueryString.HasValue)
        {
            Reached();
            http.Request.QueryString = QueryString.Empty;
        }
    }
}
