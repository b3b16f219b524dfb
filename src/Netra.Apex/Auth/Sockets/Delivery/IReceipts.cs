namespace Netra.Apex.Auth.Sockets.Delivery;

/// <summary>Tells what a side sees for the first time from what it is sent again.</summary>
public interface IReceipts
{
    /// <summary>Whether a sequence is new.</summary>
    /// <param name="side">The side that receives.</param>
    /// <param name="last">The last sequence that it has received; 0 when none was.</param>
    /// <param name="sequence">The sequence that has come.</param>
    bool IsNew(SocketSide side, long last, long sequence);
}
