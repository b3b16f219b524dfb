namespace Netra.Compliance;

/// <summary>A fixture that can be started with a fault in it.</summary>
public interface IFaultTarget
{
    /// <summary>Takes the fault that the fixture must apply when it starts; called once, before any other member.</summary>
    /// <param name="fault">The fault to apply; a type that the fixture does not know must change nothing.</param>
    void Inject(Fault fault);
}
