namespace Netra.Compliance.Generators.Model;

/// <param name="Rows">The <c>[InlineData]</c> rows that are not skipped.</param>
/// <param name="HasOtherData">Whether there is data that only a run can read: <c>[MemberData]</c>, <c>[ClassData]</c>, one's own.</param>
internal sealed record Theory(EquatableArray<TheoryRow> Rows, bool HasOtherData);
