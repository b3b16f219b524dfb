using Netra.Compliance.Journaling;

namespace Netra.Compliance.Proving;

/// <summary>A verdict and the sentence that explains it.</summary>
internal sealed record Judgement(ProofVerdict Verdict, string Message, SourceLine? Source = null)
{
    public static Judgement RedWithout(CoveragePoint point, AttemptResult result) => new(
        ProofVerdict.Inconclusive,
        $"Inconclusive: the point '{point.Name}' fails without the fault, "
        + $"so nothing can be proven until it passes: {result.Reason}");

    public static Judgement RedUnderNoOp(CoveragePoint point, AttemptResult result) => new(
        ProofVerdict.Inconclusive,
        $"The proof engine is blind: under a fault that breaks nothing '{point.Name}' turns red, "
        + $"so red means nothing here: {result.Reason}");

    public static Judgement RedAgain(CoveragePoint point, FaultMark mark, AttemptResult result) => new(
        ProofVerdict.Inconclusive,
        $"Inconclusive: the point '{point.Name}' does not pass again once its faults are gone, "
        + $"'{mark.ShortName}' among them: {result.Reason}");

    public static Judgement NotAFault(FaultMark mark, Exception exception) => new(
        ProofVerdict.Inconclusive,
        $"Inconclusive: the fault '{mark.ShortName}' could not be made: {exception.Message}");

    public static Judgement NotAnAssertion(CoveragePoint point, FaultMark mark, AttemptResult result) => new(
        ProofVerdict.Inconclusive,
        $"Inconclusive: under the fault '{mark.ShortName}' the point '{point.Name}' "
        + $"did not fail by an assertion: {result.Reason}",
        result.Source);

    public static Judgement NeverInjected(CoveragePoint point, FaultMark mark) => new(
        ProofVerdict.Vacuous,
        $"Vacuous: nothing that '{point.Name}' starts takes the fault '{mark.ShortName}'; "
        + $"let its fixture implement {nameof(IFaultTarget)}.");

    public static Judgement NeverReached(CoveragePoint point, FaultMark mark) => new(
        ProofVerdict.Vacuous,
        $"Vacuous: the point '{point.Name}' never reached the fault '{mark.ShortName}'; "
        + "break code that the point runs, and call Reached() there, which a ServiceFault does by itself.");

    public static Judgement StillGreen(CoveragePoint point, FaultMark mark) => new(
        ProofVerdict.Survived,
        $"Survived: the point '{point.Name}' passes under the fault '{mark.ShortName}'; "
        + "it must assert the behaviour that the fault breaks.");

    public static Judgement Red(CoveragePoint point, FaultMark mark, AttemptResult result) => new(
        ProofVerdict.Caught,
        $"Caught: the point '{point.Name}' fails under the fault '{mark.ShortName}': {result.Reason}",
        result.Source);
}
