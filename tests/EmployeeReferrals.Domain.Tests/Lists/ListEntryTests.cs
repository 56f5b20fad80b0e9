using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Domain.Tests.Lists;

public sealed class ListEntryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);
    private static readonly ListUse Nobody = new(0, 0);

    private static ListEntry Entry(string name, ListKind kind = ListKind.Department) => new(Guid.CreateVersion7(), kind, name, Now);

    private static OpeningTraits In(string department, string location = "Utrecht") =>
        new(Guid.NewGuid(), department, location, 4, PersonKind.Employee);

    [Theory]
    [InlineData("Technology", "technology", true)]
    [InlineData("Technology", " TECHNOLOGY ", true)]
    [InlineData("Intensive care", "Intensive  care", true)]
    [InlineData("Intensive care", "Intensive\u00a0care", true)]
    [InlineData("Technology", "Ｔｅｃｈｎｏｌｏｇｙ", true)]
    [InlineData("Zürich", "Zu\u0308rich", true)]
    [InlineData("Technology", "Tech\u200bnology", true)]
    [InlineData("Zürich", "Zurich", false)]
    [InlineData("Company BV", "Company B.V.", false)]
    [InlineData("Straße", "Strasse", false)]
    [InlineData("Berlin", "Berlin HQ", false)]
    public void Case_spaces_and_width_make_one_entry_and_accents_and_punctuation_do_not(string one, string other, bool same) =>
        Assert.Equal(same, ListEntry.KeyOf(one) == ListEntry.KeyOf(other));

    [Theory]
    [InlineData("Technology", "Techology", true)]
    [InlineData("Technology", "Tehcnology", true)]
    [InlineData("Berlin", "Berlin HQ", true)]
    [InlineData("Zürich", "Zurich", true)]
    [InlineData("Company BV", "Company B.V.", true)]
    [InlineData("Health-care", "Healthcare", true)]
    [InlineData("R&D", "R & D", true)]
    [InlineData("Ward 1", "Ward 2", false)]
    [InlineData("Ward", "Ward 2", false)]
    [InlineData("IT", "HR", false)]
    [InlineData("Bonn", "Bern", false)]
    [InlineData("Nursing", "Therapy", false)]
    [InlineData("Sales", "Finance", false)]
    public void What_only_looks_alike_is_proposed(string one, string other, bool alike)
    {
        Assert.Equal(alike, Likeness.Alike(one, other));
        Assert.Equal(alike, Likeness.Alike(other, one));
    }

    [Fact]
    public void Proposals_leave_out_what_is_kept_apart_retired_joined_or_of_another_list()
    {
        var (one, other, third) = (Entry("Technology"), Entry("Techology"), Entry("Technolgy"));
        var (retired, joined, place) = (Entry("Technologie"), Entry("Technologys"), Entry("Technology", ListKind.Location));
        Assert.True(retired.Retire().IsOk);
        Assert.True(joined.JoinInto(one, Nobody).IsOk);
        ListEntry[] all = [one, other, third, retired, joined, place];
        var apart = new HashSet<(Guid, Guid)> { ListPair.Ordered(other.Id, one.Id) };
        var found = Likeness.Among(all, apart);
        Assert.Equal(["Technolgy Technology", "Technolgy Techology"], found.Select(p => $"{p.One.Name} {p.Other.Name}").Order());
    }

    [Fact]
    public void Renamed_entry_is_found_by_every_name_it_had_and_a_joined_one_means_the_other()
    {
        var (technology, techology) = (Entry("Technology"), Entry("Techology"));
        Assert.True(technology.Rename("Digital", new(3, 1)).IsOk);
        Assert.True(techology.JoinInto(technology, new(1, 0)).IsOk);
        var lists = new CompanyLists([technology, techology]);
        foreach (var written in new[] { "Digital", "digital", "TECHNOLOGY", " techology" })
            Assert.Same(technology, lists.Find(ListKind.Department, written));
        Assert.Same(technology, lists.Of(techology.Id));
        Assert.Equal(["Digital"], lists.Choices(ListKind.Department));
        Assert.Null(lists.Find(ListKind.Location, "Digital"));
    }

    [Fact]
    public void Entry_is_not_joined_into_itself_or_another_list_and_a_joined_one_changes_no_more()
    {
        var (one, other, place) = (Entry("One"), Entry("Other"), Entry("Other", ListKind.Location));
        Assert.Equal(Outcome.Rejected, one.JoinInto(one, Nobody).Outcome);
        Assert.Equal(Outcome.Rejected, one.JoinInto(place, Nobody).Outcome);
        Assert.True(one.JoinInto(other, Nobody).IsOk);
        Result[] all = [one.Rename("Two", Nobody), one.Retire(), one.UseAgain(), one.JoinInto(other, Nobody), other.JoinInto(one, Nobody)];
        Assert.All(all, r => Assert.Equal(Outcome.NotFound, r.Outcome));
    }

    [Fact]
    public void Filter_that_points_to_an_entry_takes_the_same_openings_after_another_name_and_after_a_join()
    {
        var (technology, techology, sales) = (Entry("Technology"), Entry("Techology"), Entry("Sales"));
        var filter = new OpeningFilter { Departments = ["technology"] }.PointedTo(new CompanyLists([technology, techology, sales]));
        Assert.Equal([technology.Id], filter.DepartmentIds!);
        Assert.Equal(["technology"], filter.Departments);

        Assert.True(technology.Rename("Digital", Nobody).IsOk);
        var renamed = filter.ReadBy(new CompanyLists([technology, techology, sales]));
        Assert.Equal(["Digital"], renamed.Departments);
        Assert.All(["Digital", "Technology", "TECHNOLOGY"], d => Assert.Null(renamed.Misses(In(d))));
        Assert.All(["Techology", "Sales"], d => Assert.Equal(FilterMiss.Department, renamed.Misses(In(d))));

        Assert.True(techology.JoinInto(technology, Nobody).IsOk);
        Assert.Null(filter.ReadBy(new CompanyLists([technology, techology, sales])).Misses(In("Techology")));
    }

    [Fact]
    public void Filter_without_a_list_compares_as_it_did_and_what_meant_two_spellings_with_accents_still_means_both()
    {
        var filter = new OpeningFilter { Locations = ["Zurich"] };
        Assert.Null(filter.ReadBy(CompanyLists.None).Misses(In("Nursing", "Zürich")));
        var lists = new CompanyLists([Entry("Zürich", ListKind.Location), Entry("Zurich", ListKind.Location)]);
        var read = filter.PointedTo(lists).ReadBy(lists);
        Assert.All(["Zürich", "zurich"], l => Assert.Null(read.Misses(In("Nursing", l))));
        Assert.Equal(1, read.Specificity);
    }

    [Theory]
    [InlineData(Comparison.Is, true)]
    [InlineData(Comparison.IsNot, false)]
    public void Exclusion_holds_for_facts_that_were_frozen_by_an_earlier_name(Comparison comparison, bool holds)
    {
        var entity = Entry("Company GmbH", ListKind.LegalEntity);
        var condition = new Condition(ExclusionField.LegalEntity, comparison, "company gmbh").PointedTo(new CompanyLists([entity]));
        Assert.True(entity.Rename("Company SE", Nobody).IsOk);
        var read = condition.ReadBy(new CompanyLists([entity]));
        Assert.Equal("Company SE", read.Value);
        Assert.All(["Company GmbH", "Company SE"], frozen => Assert.Equal(holds, read.Holds(new CreditFacts { ReferrerEntity = frozen })));
        Assert.Equal(!holds, read.Holds(new CreditFacts { ReferrerEntity = "Company AG" }));
        Assert.False(read.Holds(new CreditFacts()));
    }
}
