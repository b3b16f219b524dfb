using Microsoft.AspNetCore.Diagnostics;
using Netra.Apex.Storage;

namespace Netra.Apex.Infrastructure;

/// <summary>Answers 503 while the relational store is away: the customer may try again.</summary>
internal sealed class StoreFailures : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext http, Exception exception, CancellationToken cancellationToken)
    {
        var isAway = StorageModule.DriverErrorOf(exception) is not null;
        if (isAway)
        {
            const string Detail = "The store is not available; try again later.";
            await Results.Problem(Detail, statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(http);
        }

        return isAway;
    }
}
