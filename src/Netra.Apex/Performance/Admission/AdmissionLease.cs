using System.Threading.RateLimiting;

namespace Netra.Apex.Performance.Admission;

/// <summary>What the limiter says to a request.</summary>
/// <param name="isAcquired">Whether it is let in.</param>
/// <param name="retryAfter">When to try again; null for one that is let in.</param>
/// <param name="end">Called when its answer begins, and once more when it ends.</param>
internal sealed class AdmissionLease(bool isAcquired, TimeSpan? retryAfter, Action end) : RateLimitLease
{
    public override bool IsAcquired => isAcquired;

    public override IEnumerable<string> MetadataNames => retryAfter is null ? [] : [MetadataName.RetryAfter.Name];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = metadataName == MetadataName.RetryAfter.Name ? retryAfter : null;
        return metadata is not null;
    }

    protected override void Dispose(bool disposing) => end();
}
