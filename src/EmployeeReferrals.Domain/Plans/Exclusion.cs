using EmployeeReferrals.Domain.Lists;

namespace EmployeeReferrals.Domain.Plans;

/// <summary>What a condition looks at: the referrer as of the referral, the opening, or how they know each other.</summary>
public enum ExclusionField
{
    Department,
    Location,
    LegalEntity,
    Level,
    Kind,
    Relationship,
    OpeningDepartment,
    OpeningLocation,
    OpeningLevel,
}

public enum Comparison
{
    Is,
    IsNot,
    AtLeast,
    AtMost,
}

/// <summary>One comparison of a rule. Texts compare without case; numbers as numbers.</summary>
public sealed record Condition(ExclusionField Field, Comparison Comparison, string Value)
{
    /// <summary>What the value points to in the lists; null: the text alone says it.</summary>
    public IReadOnlyList<Guid>? EntryIds { get; init; }
    internal Pointed? Meant { get; init; }

    /// <summary>The list that the value is chosen from; null: it is in none.</summary>
    public static ListKind? ListOf(ExclusionField field) =>
        field switch
        {
            ExclusionField.Department or ExclusionField.OpeningDepartment => ListKind.Department,
            ExclusionField.Location or ExclusionField.OpeningLocation => ListKind.Location,
            ExclusionField.LegalEntity => ListKind.LegalEntity,
            ExclusionField.Level or ExclusionField.Kind or ExclusionField.Relationship or ExclusionField.OpeningLevel => null,
        };

    public Condition PointedTo(CompanyLists lists) =>
        ListOf(Field) is { } kind && EntryIds is null ? this with { EntryIds = OpeningFilter.IdsOf(lists, kind, [Value]) } : this;

    /// <summary>As it is read and judged by: with the name of today, and any name that the entry has or had.</summary>
    public Condition ReadBy(CompanyLists lists)
    {
        if (ListOf(Field) is not { } kind)
            return this;
        var meant = Pointed.To(lists, kind, [Value], EntryIds);
        return this with { Meant = meant, Value = meant.Names.Count == 1 ? meant.Names[0] : Value };
    }

    public static bool IsNumber(ExclusionField field) => field is ExclusionField.Level or ExclusionField.OpeningLevel;

    public bool Holds(CreditFacts facts)
    {
        if (IsNumber(Field))
        {
            var (number, limit) = (
                Field == ExclusionField.Level ? facts.ReferrerLevel : facts.OpeningLevel,
                int.Parse(Value, System.Globalization.CultureInfo.InvariantCulture)
            );
            return number is { } level
                && Comparison switch
                {
                    Comparison.Is => level == limit,
                    Comparison.IsNot => level != limit,
                    Comparison.AtLeast => level >= limit,
                    Comparison.AtMost => level <= limit,
                };
        }
        var found = Field switch
        {
            ExclusionField.Department => facts.ReferrerDepartment,
            ExclusionField.Location => facts.ReferrerLocation,
            ExclusionField.LegalEntity => facts.ReferrerEntity,
            ExclusionField.Kind => facts.ReferrerKind.ToString(),
            ExclusionField.Relationship => facts.Relationship.ToString(),
            ExclusionField.OpeningDepartment => facts.OpeningDepartment,
            ExclusionField.OpeningLocation => facts.OpeningLocation,
            ExclusionField.Level or ExclusionField.OpeningLevel => null,
        };
        // What is not known proves nothing: a general referral has no opening to exclude.
        return found is not null && (Meant?.Has(found) ?? Text.SearchKey(found) == Text.SearchKey(Value)) == (Comparison == Comparison.Is);
    }
}

/// <summary>Who cannot earn by the company's own rules (docs/rules.md §5): all conditions together, and the sentence the employee
/// reads.</summary>
public sealed record ExclusionRule(IReadOnlyList<Condition> Conditions, string Sentence)
{
    public const int LongestSentence = 200;
    public const int MostConditions = 4;
    public const int MostRules = 10;

    public bool Excludes(CreditFacts facts) => Conditions.Count > 0 && Conditions.All(c => c.Holds(facts));

    public IEnumerable<Problem> Problems(int index)
    {
        var field = $"Exclusions.{index}";
        if (Conditions.Count is < 1 or > MostConditions)
            yield return new("rule_conditions", $"A rule has one to {MostConditions} conditions.", field);
        foreach (var condition in Conditions)
        {
            if (!Enum.IsDefined(condition.Field) || !Enum.IsDefined(condition.Comparison))
                yield return new("rule_choice", "Choose from the list.", field);
            else if (string.IsNullOrWhiteSpace(condition.Value) || condition.Value.Length > Text.Name)
                yield return new("rule_value", "Enter what it is compared with.", field);
            else if (
                Condition.IsNumber(condition.Field)
                && !(
                    int.TryParse(condition.Value, System.Globalization.CultureInfo.InvariantCulture, out var level)
                    && level is >= 1 and <= 99
                )
            )
                yield return new("rule_number", "A level is a number between 1 and 99.", field);
            else if (!Condition.IsNumber(condition.Field) && condition.Comparison is Comparison.AtLeast or Comparison.AtMost)
                yield return new("rule_comparison", "Only levels can be compared as at least or at most.", field);
        }
        if (string.IsNullOrWhiteSpace(Sentence))
            yield return new("rule_sentence", "Write the sentence that the employee reads.", field);
        else if (Sentence.Length > LongestSentence)
            yield return new("rule_sentence_long", $"Keep the sentence under {LongestSentence} characters.", field);
    }
}
