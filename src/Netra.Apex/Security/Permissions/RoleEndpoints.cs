using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Security.Audit;

namespace Netra.Apex.Security.Permissions;

/// <summary>The body of <c>PUT /security/roles/{subject}</c>.</summary>
/// <param name="Role">free, pro or enterprise, in any case; required.</param>
internal sealed record RoleRequest(string? Role);

/// <summary>The role of a customer.</summary>
/// <param name="Subject">Who.</param>
/// <param name="Role">The role's name.</param>
internal sealed record RoleReport(string Subject, string Role);

/// <summary><c>/security/roles/{subject}</c>: customers see their own role, administrators see and give all.</summary>
internal static class RoleEndpoints
{
    private const string Path = "/security/roles/{subject}";
    private const int LongestSubject = 255;

    private static readonly string Names = string.Join(", ", Enum.GetNames<Role>());

    private static readonly string Unusable =
        $"Give one of the roles {Names} to a subject of 1 to {LongestSubject} plain characters.";

    public static void Map(WebApplication app)
    {
        app.MapGet(Path, ShowAsync).Produces<RoleReport>().ProducesProblem(StatusCodes.Status404NotFound);
        app.MapPut(Path, GiveAsync).Produces<RoleReport>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> ShowAsync(
        string subject, HttpContext http, Roles roles, IAuthorizationService authorization)
    {
        subject = SubjectOf(subject, http);
        var isOwn = Customer.Of(http.User).Subject == subject;
        return isOwn || (await authorization.AuthorizeAsync(http.User, PermissionsModule.Administrator)).Succeeded
            ? Results.Ok(new RoleReport(subject, $"{await roles.OfAsync(subject)}"))
            : Results.NotFound();
    }

    private static async Task<IResult> GiveAsync(
        string subject, RoleRequest request, HttpContext http, AuditTrail audit)
    {
        subject = SubjectOf(subject, http);
        var name = Enum.GetNames<Role>().FirstOrDefault(name => Is(name, request.Role));
        if (!await IsRecordedAsync(subject, name ?? "an unknown role", http, audit))
        {
            return Results.Problem("Only administrators can assign roles.", statusCode: StatusCodes.Status403Forbidden);
        }

        return name is not null && IsSubject(subject)
            ? await StoreAsync(new RoleReport(subject, name), http.RequestServices.GetRequiredService<Roles>())
            : Results.Problem(Unusable, statusCode: StatusCodes.Status400BadRequest);
    }

    // Routing leaves %2F as it is, so that it looks like the %2F that a subject may have itself.
    private static string SubjectOf(string routed, HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return routed.Contains('%')
            ? Uri.UnescapeDataString(target.Split('?')[0].TrimEnd('/').Split('/')[^1])
            : routed;
    }

    /// <summary>Whether the caller may; either way it is recorded first.</summary>
    private static async Task<bool> IsRecordedAsync(string subject, string role, HttpContext http, AuditTrail audit)
    {
        var authorization = http.RequestServices.GetRequiredService<IAuthorizationService>();
        var may = (await authorization.AuthorizeAsync(http.User, PermissionsModule.Administrator)).Succeeded;
        var why = may ? "is an administrator" : "is not an administrator";
        await audit.AppendAsync(new(Customer.Of(http.User).Subject, $"give {role} to {subject}", Door.Http, may, why));
        return may;
    }

    private static async Task<IResult> StoreAsync(RoleReport wanted, Roles roles)
    {
        await roles.GiveAsync(wanted.Subject, Enum.Parse<Role>(wanted.Role));
        return Results.Ok(wanted);
    }

    private static bool Is(string name, string? given) => name.Equals(given, StringComparison.OrdinalIgnoreCase);

    private static bool IsSubject(string subject) =>
        !string.IsNullOrWhiteSpace(subject) && subject.Length <= LongestSubject && !subject.Any(char.IsControl);
}
