using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Data.Caching;

/// <summary>What a customer sends to publish or change a profile.</summary>
/// <param name="Gpu">The model of the GPU; 1 to 40 characters, not blank.</param>
/// <param name="Count">How many of them; 1 to 1,024.</param>
internal sealed record ProfileRequest(string? Gpu, int Count)
{
    private const int LongestGpu = 40;
    private const int LargestCount = 1024;

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Problem() => this switch
    {
        _ when string.IsNullOrWhiteSpace(Gpu) || Gpu.Length > LongestGpu || Gpu.Any(char.IsControl) =>
            $"gpu must have 1 to {LongestGpu} characters, none of them a control character.",
        { Count: < 1 or > LargestCount } => $"count is {Count}; it must be 1 to {LargestCount}.",
        _ => null,
    };
}

/// <summary><c>/data/profiles</c>: profiles that customers publish.</summary>
internal static class ProfileEndpoints
{
    private const string Path = "/data/profiles/{id}";
    private const int LongestId = 64;

    private static readonly string IdRule = $"An id has 1 to {LongestId} of a to z, 0 to 9 and '-'.";

    public static void MapProfiles(this WebApplication app)
    {
        app.MapGet(Path, GetAsync).AllowAnonymous().Produces<WorkloadProfile>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        app.MapPut(Path, PutAsync).Produces<WorkloadProfile>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> GetAsync(
        string id, Profiles profiles, EdgeCache edge, HttpResponse response, CancellationToken stop)
    {
        if (!IsId(id) || await profiles.FindAsync(id, stop) is not { } profile)
        {
            return Results.Problem(
                $"Profile '{id}' does not exist.", statusCode: StatusCodes.Status404NotFound);
        }

        edge.Keep(response, Invalidation.All, Invalidation.Key(id));
        return Results.Ok(profile);
    }

    private static async Task<IResult> PutAsync(string id, ProfileRequest request, HttpContext http, Profiles profiles)
    {
        if ((IsId(id) ? request.Problem() : IdRule) is { } problem)
        {
            return Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        }

        var wanted = new ProfileRow { Id = id, Owner = Customer.Of(http.User).Subject, Gpu = request.Gpu!,
            Count = request.Count };
        return await profiles.PutAsync(wanted) is { } stored ? Results.Ok(stored) : NotYours(id);
    }

    private static bool IsId(string id) =>
        id.Length <= LongestId
            && id.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-');

    // Everybody can read that the profile is there, so 403 gives nothing away.
    private static IResult NotYours(string id) =>
        Results.Problem($"Profile '{id}' belongs to another publisher.", statusCode: StatusCodes.Status403Forbidden);
}
