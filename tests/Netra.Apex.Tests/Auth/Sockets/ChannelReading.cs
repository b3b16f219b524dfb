using System.Threading.Channels;

namespace Netra.Apex.Tests.Auth.Sockets;

/// <summary>Waits for what a channel brings, but not for ever.</summary>
internal static class ChannelReading
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Task<T> NextAsync<T>(this ChannelReader<T> reader) => reader.ReadAsync().AsTask().WaitAsync(Patience);

    public static async Task<bool> HasEndedAsync<T>(this ChannelReader<T> reader) => !await reader.WaitToReadAsync().AsTask().WaitAsync(Patience);
}
