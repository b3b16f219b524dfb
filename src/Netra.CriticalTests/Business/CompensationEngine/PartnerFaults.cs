using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Business.Compensation;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Business;

/// <summary>Answers of partners are read to twice their longest.</summary>
public sealed class ReadsTwiceAsMuch() : OptionFault(services =>
    services.AddHttpClient(PartnerClient.Wire).ConfigureHttpClient(http => http.MaxResponseContentBufferSize *= 2));

/// <summary>A step that its partner does not know passes for one that it did not undo.</summary>
public sealed class TakesUnknownForFailed : PartnerFault
{
    private protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Line line)
    {
        var answer = await line.SendAsync(request);
        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            Reached();
            answer.StatusCode = HttpStatusCode.InternalServerError;
        }

        return answer;
    }
}

/// <summary>A node speaks to one partner at a time.</summary>
public sealed class AsksOneAtATime : PartnerFault
{
    private readonly SemaphoreSlim _turn = new(1);

    private protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Line line)
    {
        Reached();
        await _turn.WaitAsync();
        try
        {
            return await line.SendAsync(request);
        }
        finally
        {
            _turn.Release();
        }
    }
}
