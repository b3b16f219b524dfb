using System.Net.Sockets;

namespace Netra.Apex.Network;

/// <summary>How a call over HTTP ends that no usable answer came to.</summary>
internal static class HttpFailures
{
    /// <summary>Whether the other side was not reached, refused, or did not answer in time; false for a caller who hung
    /// up.</summary>
    /// <remarks><see cref="HttpClient"/> wraps every error of the line but one: when a connection is reset in the
    /// instant after it was made, it asks the socket for its remote end, and that throws.</remarks>
    public static bool IsOutage(Exception failure) =>
        failure is HttpRequestException or SocketException
            or TaskCanceledException { InnerException: TimeoutException };
}
