namespace Netra.Compliance;

/// <summary>One deliberate break of one behaviour, as small as a real bug: a check skipped, an off-by-one, a lost
/// update.</summary>
/// <remarks>A new fault is created for every use. The code that it breaks calls <see cref="Reached"/>; a point that
/// stays green under a fault that was never reached shows nothing.</remarks>
public abstract class Fault
{
    private volatile bool _reached;

    /// <summary>Whether the broken code has run since this fault was created.</summary>
    public bool WasReached => _reached;

    /// <summary>Whether this fault can tell if it was reached; false for an option that is switched off, where no code
    /// of the fault ever runs. A green point under such a fault is Survived, never Vacuous.</summary>
    protected internal virtual bool CanTell => true;

    /// <summary>Records that the broken code runs; safe from any thread, cheap to repeat.</summary>
    protected void Reached() => _reached = true;
}

/// <summary>A fixture that can be started with a fault in it.</summary>
public interface IFaultTarget
{
    /// <summary>Takes the fault that the fixture must apply when it starts; called once, before any other
    /// member.</summary>
    /// <param name="fault">The fault to apply; a type that the fixture does not know must change nothing.</param>
    void Inject(Fault fault);
}
