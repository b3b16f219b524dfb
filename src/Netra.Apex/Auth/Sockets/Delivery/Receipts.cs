namespace Netra.Apex.Auth.Sockets.Delivery;

internal sealed class Receipts : IReceipts
{
    public bool IsNew(SocketSide side, long last, long sequence) => sequence > last;
}
