using Netra.Compliance.Analyzers.Tests.Structure.Fixing;

namespace Netra.Compliance.Analyzers.Tests.Structure.NewSyntax;

/// <summary>The word for the field behind a property, of C# 14.</summary>
public sealed class FieldKeywordTests
{
    [Fact]
    public Task Leaves_the_field_behind_a_property_to_its_accessor() => Behaviour.Stays(extracts: false, """
        public static int Sum
        {
            get;
            set
            {
                field = value;
                field += value;
                field += value + 1;
                field += value + 2;
                field += value + 3;
                field += value + 4;
                field += value + 5;
                field += value + 6;
                field += value + 7;
            }
        }

        public static string Run()
        {
            Sum = 3;
            return Sum.ToString();
        }
        """);
}
