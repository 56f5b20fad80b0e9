using System.Globalization;
using System.Reflection;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.Settings;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Wording;

namespace EmployeeReferrals.Web.Tests.Features.Audit;

/// <summary>Every event, reason and field has its words, and every field that can be changed is told.</summary>
public sealed class AuditTextTests
{
    private static readonly Guid Somebody = Guid.CreateVersion7();

    private static IEnumerable<Type> Events =>
        new[] { typeof(Program).Assembly, typeof(DomainEvent).Assembly }
            .SelectMany(a => a.GetTypes())
            .Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(DomainEvent)));

    [Fact]
    public void Every_event_has_its_words_and_an_area_and_none_is_told_that_is_gone() =>
        Assert.Equal(Events.Select(t => t.Name).Order(), AuditEvents.All.Select(known => known.Name).Order());

    [Fact]
    public void Events_of_an_earlier_version_are_told_by_their_names() =>
        Assert.Equal("An event of an earlier version: SomethingThatWas", AuditEvents.Words("SomethingThatWas"));

    [Fact]
    public void Every_reason_of_a_payout_reads_differently()
    {
        var said = Enum.GetValues<PayoutReason>()
            .Select(reason =>
                Detail(
                    new PayoutMoved(
                        Guid.NewGuid(),
                        Guid.NewGuid(),
                        Somebody,
                        PayoutState.Scheduled,
                        PayoutState.Released,
                        reason,
                        500m,
                        "EUR",
                        new DateOnly(2026, 6, 1)
                    )
                )
            )
            .ToList();
        Assert.Equal(said.Count, said.Distinct().Count());
        Assert.All(said, words =>
            Assert.StartsWith("500 EUR for Sam Somebody, scheduled to released, ", words.Replace('\u00a0', ' '), StringComparison.Ordinal)
        );
        Assert.Contains(said, words => words.Contains("approved, due 1 Jun 2026", StringComparison.Ordinal));
    }

    [Fact]
    public void Referral_that_went_to_another_role_says_which_and_what_it_is_worth()
    {
        string Moved(decimal after) =>
            Detail(new OpeningOfReferralChanged(Guid.NewGuid(), null, Somebody, 2500m, "EUR", after, "EUR")).Replace('\u00a0', ' ');
        Assert.Equal("to Sam Somebody, 2,500 EUR to 3,000 EUR", Moved(3000m));
        Assert.Equal("to Sam Somebody, the bonus stays 2,500 EUR", Moved(2500m));
    }

    public static TheoryData<Type> Coded =>
        [
            .. Events
                .SelectMany(t => t.GetProperties())
                .Select(p => Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType)
                .Where(t => t.IsEnum && t != typeof(Roles) && t != typeof(CreditMoment) && t.IsPublic)
                .Distinct(),
        ];

    /// <summary>A code that comes out as its own name was forgotten.</summary>
    [Theory]
    [MemberData(nameof(Coded))]
    public void Every_code_that_an_event_holds_is_told_in_words(Type code)
    {
        foreach (var type in Events.Where(t => t.GetProperties().Any(p => Is(p, code))))
        {
            foreach (var value in Enum.GetValues(code))
            {
                var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
                var made = (DomainEvent)
                    constructor.Invoke([
                        .. constructor
                            .GetParameters()
                            .Select(p =>
                                p.ParameterType == code || Nullable.GetUnderlyingType(p.ParameterType) == code
                                    ? value
                                    : Plain(p.ParameterType)
                            ),
                    ]);
                var words = Detail(made);
                Assert.False(string.IsNullOrWhiteSpace(words), $"{type.Name} {value}");
                var name = value.ToString()!;
                if (name.Skip(1).Any(char.IsUpper))
                    Assert.DoesNotContain(name, words, StringComparison.Ordinal);
            }
        }
    }

    private static bool Is(PropertyInfo property, Type code) =>
        property.PropertyType == code || Nullable.GetUnderlyingType(property.PropertyType) == code;

    private static object? Plain(Type type) =>
        type == typeof(string) ? "EUR"
        : type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type)
        : null;

    [Fact]
    public void Every_field_has_a_label_and_a_value_in_words()
    {
        foreach (var field in Enum.GetValues<ChangedField>())
        {
            Assert.NotEmpty(AuditFields.Label(field));
            Assert.Equal("nothing", AuditFields.Line(new(field, null, "x"), _ => null).Before);
            Assert.Null(AuditFields.Line(new(field, null, null), _ => null).After);
        }
    }

    [Theory]
    [InlineData(ChangedField.Bonus, "1500 EUR", "1,500 EUR")]
    [InlineData(ChangedField.LastDay, "2026-06-01", "1 Jun 2026")]
    [InlineData(ChangedField.WindowDays, "180", "180 days")]
    [InlineData(ChangedField.FirstAnswerHours, "48", "2 working days")]
    [InlineData(ChangedField.Kind, "Contractor", "Contractor")]
    [InlineData(ChangedField.Scope, "OpeningReferredTo", "Only the opening they were referred to")]
    [InlineData(ChangedField.WorkingDays, "MondayToFriday", "Monday to Friday")]
    [InlineData(ChangedField.Bonus, "a lot", "a lot")]
    public void Value_is_told_as_its_reader_knows_it(ChangedField field, string kept, string told)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");
        Assert.Equal(told, AuditFields.Line(new(field, null, kept), _ => null).After!.Replace('\u00a0', ' '));
    }

    [Fact]
    public void Ids_in_a_value_are_told_by_their_names()
    {
        var other = Guid.CreateVersion7();
        var line = AuditFields.Line(new(ChangedField.Recruiters, Somebody.ToString(), $"{Somebody}, {other}"), id =>
            id == Somebody ? "Sam Somebody" : null
        );
        Assert.Equal("Recruiters: Sam Somebody → Sam Somebody, somebody or something that is gone", line.ToString());
    }

    [Fact]
    public void Every_setting_that_is_changed_is_told_with_its_value_before_and_after()
    {
        var left = new[] { nameof(CompanySettings.Id), nameof(CompanySettings.Version) };
        foreach (var property in typeof(CompanySettings).GetProperties().Where(p => p.CanWrite && !left.Contains(p.Name)))
        {
            var (before, after) = (new CompanySettings(), new CompanySettings());
            property.SetValue(
                after,
                property.Name == nameof(CompanySettings.GeneralRecruiters)
                    ? Somebody.ToString()
                    : Other(property.PropertyType, property.GetValue(after))
            );
            var told = SettingsDifferences.Between(before, after);
            Assert.True(told.Count > 0 && told.All(t => t.After is not null), property.Name);
        }
    }

    [Fact]
    public void Every_term_of_a_plan_that_is_changed_is_told()
    {
        var plan = new PlanTerms { Amount = 100m, Schedule = [new(1, 100m, 0)] };
        foreach (var property in typeof(PlanTerms).GetProperties().Where(p => p.CanWrite))
        {
            var after = plan with { };
            property.SetValue(after, Other(property.PropertyType, property.GetValue(after)));
            var draft = new PlanVersion(Guid.NewGuid(), Guid.NewGuid(), 1, default, plan, null, default, isDraft: true);
            draft.ForgetEvents();
            Assert.True(draft.Edit(default, after).IsOk);
            Assert.True(
                Assert.IsType<PlanDraftChanged>(Assert.Single(draft.Events)).Changes!.Count > 0
                    || property.Name == nameof(PlanTerms.CapPeriod),
                property.Name
            );
        }
    }

    [Fact]
    public void Every_fact_of_a_person_and_an_opening_and_a_campaign_that_is_changed_is_told()
    {
        var person = new PersonFacts(
            "Ann",
            "E1",
            "Company",
            EmailAddress.Parse("a@company.example"),
            EmailAddress.Parse("a@home.example"),
            "1",
            "1",
            "D",
            "L",
            1,
            PersonKind.Employee,
            null,
            new(2020, 1, 1)
        );
        foreach (var property in typeof(PersonFacts).GetProperties().Where(p => p.Name != nameof(PersonFacts.PhoneKey)))
        {
            var somebody = new Person(Guid.NewGuid(), person);
            somebody.ForgetEvents();
            Assert.True(somebody.Change(With(person, property)).IsOk);
            Assert.Contains(somebody.Events.OfType<PersonChanged>(), e =>
                e.Changes!.Count > 0 || property.Name == nameof(PersonFacts.FirstDay)
            );
        }
        var opening = new OpeningFacts("Nurse", "D", "L", 1, PersonKind.Employee, "Text", true, Somebody, [], 5m, "EUR");
        foreach (var property in typeof(OpeningFacts).GetProperties())
        {
            var made = new Opening(Guid.NewGuid(), opening, default, default);
            made.ForgetEvents();
            made.Change(With(opening, property), default);
            Assert.True(Assert.IsType<OpeningChanged>(Assert.Single(made.Events)).Changes!.Count == 1, property.Name);
        }
        var campaign = new CampaignFacts("Double", new(2026, 1, 1), new(2026, 2, 1), OpeningFilter.Any, 2m, 5m, "EUR");
        foreach (var property in typeof(CampaignFacts).GetProperties())
        {
            var made = new Campaign(Guid.NewGuid(), campaign, default);
            made.ForgetEvents();
            made.Change(With(campaign, property));
            Assert.True(Assert.IsType<CampaignChanged>(Assert.Single(made.Events)).Changes!.Count == 1, property.Name);
        }
    }

    [Fact]
    public void What_somebody_is_called_and_where_they_are_reached_is_told_without_its_text()
    {
        var before = new PersonFacts(
            "Ann Old",
            "E1",
            "Company",
            EmailAddress.Parse("ann.old@company.example"),
            EmailAddress.Parse("ann@home.example"),
            "030 1",
            null,
            "D",
            "L",
            1,
            PersonKind.Employee,
            null,
            new(2020, 1, 1)
        );
        var person = new Person(Guid.NewGuid(), before);
        person.ForgetEvents();
        person.Change(
            before with
            {
                Name = "Ann New",
                WorkEmail = EmailAddress.Parse("ann.new@company.example"),
                PrivateEmail = null,
                Phone = "030 2",
                Level = 2,
            }
        );
        var kept = Json.Write(person.Events[^1], person.Events[^1].GetType());
        Assert.All(new[] { "Ann", "ann.", "030" }, text => Assert.DoesNotContain(text, kept, StringComparison.Ordinal));
        Assert.Equal(
            ["Name changed", "Work e-mail changed", "Private e-mail changed", "Phone changed", "Level: 1 → 2"],
            new AuditText(nameof(PersonChanged), kept).Changes.Select(c => AuditFields.Line(c, _ => null).ToString())
        );
    }

    [Theory]
    [InlineData('x')]
    [InlineData('ж')]
    public void Largest_change_of_a_plan_fits_an_entry(char letter)
    {
        string Many(int length) => new(letter, length);
        var after = new PlanTerms
        {
            Amount = 1_000_000m,
            HireAmount = 5m,
            Currency = "JPY",
            Schedule = [.. Enumerable.Range(1, 6).Select(n => new Instalment(n, 100_000m, n))],
            HireSchedule = [new(1, 5m, 9)],
            WindowDays = 9,
            PriorApplicantDays = 9,
            RehireDays = 9,
            ExcludedFromLevel = 3,
            ExcludeHr = false,
            ExcludeContractors = false,
            ExcludeInterns = false,
            CapHires = 3,
            NeedsApproval = true,
            Scope = CreditScope.OpeningReferredTo,
            ReferrerLeaves = LeaverRule.PayAfterRedundancy,
            HireLeaves = LeaverRule.PayAfterRedundancy,
            DeferDuringHireLeave = true,
            DeferDuringReferrerLeave = true,
            PartTime = PartTimeRule.HalfBelowFullTime,
            Rewards = new()
            {
                Charities = [.. Enumerable.Range(1, 8).Select(n => Many(50) + n)],
                Gift = Many(60),
                DayOffWorth = 1m,
            },
            Filter = new()
            {
                Departments = [.. Enumerable.Range(1, 20).Select(n => Many(40) + n)],
                OpeningIds = [.. Enumerable.Range(1, 20).Select(_ => Guid.NewGuid())],
            },
            Exclusions = [new([new(ExclusionField.Department, Comparison.Is, Many(100))], Many(100))],
        };
        var made = new PlanVersion(Guid.NewGuid(), Guid.NewGuid(), 2, new(2026, 1, 1), after, null, default, before: new PlanTerms());
        var kept = Json.Write(made.Events[0], made.Events[0].GetType());
        Assert.True(kept.Length <= 4000, $"{kept.Length}");
        var told = new AuditText(nameof(PlanVersionMade), kept).Changes;
        Assert.True(told.Count >= 20);
        Assert.Contains(told, c => c is { Field: ChangedField.Amount, Before: "0 EUR", After: "1000000 JPY" });
    }

    private static T With<T>(T record, PropertyInfo changed)
        where T : class
    {
        var constructor = typeof(T).GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return (T)
            constructor.Invoke([
                .. constructor
                    .GetParameters()
                    .Select(p =>
                    {
                        var property = typeof(T).GetProperty(p.Name!)!;
                        var value = property.GetValue(record);
                        return property.Name == changed.Name ? Other(property.PropertyType, value) : value;
                    }),
            ]);
    }

    private static object Other(Type type, object? value)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string))
            return "USD";
        if (plain == typeof(int))
            return (value as int? ?? 0) + 1;
        if (plain == typeof(decimal))
            return (value as decimal? ?? 0m) + 1m;
        if (plain == typeof(bool))
            return !(value as bool? ?? false);
        if (plain == typeof(Guid))
            return Guid.NewGuid();
        if (plain == typeof(DateOnly))
            return (value as DateOnly? ?? default).AddDays(1);
        if (plain == typeof(EmailAddress))
            return EmailAddress.Parse("other@mail.example")!;
        if (plain == typeof(OpeningFilter))
            return new OpeningFilter { LevelFrom = 3 };
        if (plain == typeof(RewardChoices))
            return new RewardChoices { Gift = "A book" };
        if (plain == typeof(PayrollLayout))
            return new PayrollLayout { Separator = ";" };
        if (plain == typeof(IReadOnlyList<Guid>))
            return new[] { Guid.NewGuid() };
        if (plain == typeof(IReadOnlyList<Instalment>))
            return new[] { new Instalment(1, 100m, 30) };
        if (plain == typeof(IReadOnlyList<ExclusionRule>))
            return new[] { new ExclusionRule([new(ExclusionField.Department, Comparison.Is, "Sales")], "Sales does not earn.") };
        return Enum.GetValues(plain).Cast<object>().First(v => !v.Equals(value) && Convert.ToInt64(v, CultureInfo.InvariantCulture) != 0);
    }

    private static string Detail(DomainEvent happened)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");
        return new AuditText(happened.GetType().Name, Json.Write(happened, happened.GetType())).Detail(id =>
            id == Somebody ? "Sam Somebody" : null
        );
    }
}
