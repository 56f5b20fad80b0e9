using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Commands;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Referrals.Mails;
using EmployeeReferrals.Web.Features.Reviews;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Stored;

/// <summary>What a release decided otherwise than the rules of today: it is listed with its right value, and changes by HR's word
/// alone.</summary>
public sealed class EarlierCasesTests : IAsyncLifetime
{
    private readonly StoredDatabaseTests.StoredPortal portal = new("2026-11-26");
    private Actor hilda = Actor.Nobody;

    public async ValueTask InitializeAsync()
    {
        await portal.Open();
        await using var db = portal.Db();
        hilda = Actor.Person(await db.People.Where(p => p.Name == "Hilda HR").Select(p => p.Id).SingleAsync(portal.Token), Roles.Hr);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private Guid Referral(string story) => portal.Promises.Referrals.Single(r => r.Story == story).Id;

    private async Task<Payout> Part(string story, int number) =>
        (await portal.Payouts(Referral(story))).Single(p => p.Number == number && p.Side == RecipientSide.Referrer);

    private async Task<ListEarlierCases.Found> List() => (await portal.Op<ListEarlierCases>().Execute(hilda, portal.Token)).Value;

    private async Task<CheckLedger.Report> Check() => (await portal.Op<CheckLedger>().Execute(Actor.System("Test"), portal.Token)).Value;

    private async Task<(EarlierRule Rule, Guid About)[]> Expected()
    {
        var (liam, jon) = (await portal.Load(Referral("linkedin, first")), await portal.Load(Referral("phone, first")));
        return
        [
            (EarlierRule.HireUndone, (await Part("undone after the export", 1)).Id),
            (EarlierRule.RecoveryWithoutGround, (await Part("a start corrected after the payment", 1)).Id),
            (EarlierRule.AmountByRecruiter, (await portal.Load(Referral("an amount that a recruiter set"))).OpeningId!.Value),
            (EarlierRule.LinkedWithoutAddress, liam.CandidateId),
            (EarlierRule.LinkedWithoutAddress, jon.CandidateId),
        ];
    }

    private async Task Decide(EarlierRule rule, Guid about, bool keep, IReadOnlyList<DecideEarlierCase.AddressOf>? addresses = null) =>
        Portal.Ok(await portal.Op<DecideEarlierCase>().Execute(hilda, new(rule, about, keep, addresses), portal.Token));

    [Fact]
    public async Task Each_is_listed_for_hr_and_named_by_check_ledger_which_ends_with_zero()
    {
        var expected = (await Expected()).Order();
        Assert.Equal(expected, (await List()).Rows.Select(r => (r.Rule, r.AboutId)).Order());
        var report = await Check();
        Assert.Equal(0, report.Count);
        Assert.Equal(expected, report.Earlier.Select(e => (e.Rule, e.AboutId)).Order());
        Assert.Equal(0, await CommandLine.CheckLedger(portal.Factory.Services, portal.Token));
        var said = string.Join('\n', LedgerReport.Lines(report));
        Assert.All(expected, one => Assert.Contains($"{one.About}: decided by an earlier rule", said, StringComparison.Ordinal));
        Assert.All((await List()).Rows, row => Assert.All(new[] { row.Now, row.Right }, text => Assert.NotEmpty(text)));
    }

    [Fact]
    public async Task Kept_nothing_changes_and_nobody_is_asked_again()
    {
        var before = (await Expected()).Select(e => e.About).ToList();
        var (undone, corrected) = (await Part("undone after the export", 1), await Part("a start corrected after the payment", 1));
        foreach (var (rule, about) in await Expected())
            await Decide(rule, about, keep: true);
        Assert.Equal((0, 0), ((await List()).Total, (await Check()).Earlier.Count));
        Assert.Equal(
            (undone.State, undone.Amount),
            ((await Part("undone after the export", 1)).State, (await Part("undone after the export", 1)).Amount)
        );
        Assert.Equal(corrected.Recovery, (await Part("a start corrected after the payment", 1)).Recovery);
        Assert.Equal(12_500m, (await Part("an amount that a recruiter set", 1)).Amount);
        Assert.Equal(
            (await portal.Load(Referral("linkedin, first"))).CandidateId,
            (await portal.Load(Referral("linkedin, second"))).CandidateId
        );
        Assert.Equal("liam.quarrington@mail.example", (await portal.Load(Referral("linkedin, second"))).TypedEmail);
        Assert.Equal(0, (await Check()).Count);
        Assert.Equal(5, before.Count);
        var again = await portal.Op<DecideEarlierCase>().Execute(hilda, new(EarlierRule.HireUndone, undone.Id, false), portal.Token);
        Assert.Equal((Outcome.Conflict, "decided_already"), (again.Outcome, again.Problem?.Code));
    }

    [Fact]
    public async Task Amount_that_a_recruiter_set_is_not_released_before_hr_has_kept_it()
    {
        const string set = "an amount that a recruiter set";
        Portal.Ok(await portal.Op<ConfirmStart>().Execute(hilda, new(Referral(set), new(2026, 6, 12)), portal.Token));
        await portal.GoTo(portal.Today.AddDays(1));
        Assert.Equal(PayoutState.Deferred, (await Part(set, 1)).State);
        await Decide(EarlierRule.AmountByRecruiter, (await portal.Load(Referral(set))).OpeningId!.Value, keep: true);
        await portal.GoTo(portal.Today.AddDays(1));
        Assert.Equal((PayoutState.Released, 12_500m), ((await Part(set, 1)).State, (await Part(set, 1)).Amount));
    }

    [Fact]
    public async Task Part_of_an_undone_hire_goes_into_no_batch_before_hr_has_kept_it()
    {
        const string undone = "undone after the export";
        await using var db = portal.Db();
        var paul = Actor.Person(
            await db.People.Where(p => p.Name == "Paul Payroll").Select(p => p.Id).SingleAsync(portal.Token),
            Roles.Payroll
        );
        Portal.Ok(await portal.Op<CreateBatch>().Execute(paul, new(Guid.CreateVersion7(), "EUR", null, portal.Today), portal.Token));
        Assert.Equal((PayoutState.Released, PayoutState.Exported), ((await Part(undone, 1)).State, (await Part("voided", 2)).State));
        await Decide(EarlierRule.HireUndone, (await Part(undone, 1)).Id, keep: true);
        Portal.Ok(await portal.Op<CreateBatch>().Execute(paul, new(Guid.CreateVersion7(), "EUR", null, portal.Today), portal.Token));
        var kept = await Part(undone, 1);
        Assert.Equal(PayoutState.Exported, kept.State);
        Assert.DoesNotContain((await Check()).Earlier, e => e.AboutId == kept.Id);
    }

    [Fact]
    public async Task As_the_rules_say_each_gets_its_right_value()
    {
        foreach (var (rule, about) in (await Expected()).Where(e => e.Rule != EarlierRule.LinkedWithoutAddress))
            await Decide(rule, about, keep: false);
        Assert.Equal(
            (PayoutState.Cancelled, PayoutReason.DecidedAnew),
            ((await Part("undone after the export", 1)).State, (await Part("undone after the export", 1)).Reason)
        );
        var corrected = await Part("a start corrected after the payment", 1);
        Assert.Equal((PayoutState.Paid, RecoveryState.None), (corrected.State, corrected.Recovery));
        const string set = "an amount that a recruiter set";
        Assert.Equal((500m, 1500m), ((await Part(set, 1)).Amount, (await Part(set, 2)).Amount));
        await using var db = portal.Db();
        Assert.Null((await db.Openings.SingleAsync(o => o.Title == "Ward clerk", portal.Token)).Bonus);
        Assert.Equal(2, (await List()).Total);
        Assert.Equal(0, (await Check()).Count);
    }

    [Fact]
    public async Task Two_who_were_taken_for_one_are_parted_each_with_the_own_address_and_notice()
    {
        var row = (await List()).Rows.Single(r => r.Referrals.Any(o => o.ReferralId == Referral("linkedin, second")));
        Assert.Equal(["liam.quarrington@mail.example", "lena.quarrington@mail.example"], row.Referrals.Select(r => r.Guess));
        var same = row.Referrals.Select(r => new DecideEarlierCase.AddressOf(r.ReferralId, row.Emails[0])).ToList();
        var refused = await portal.Op<DecideEarlierCase>().Execute(hilda, new(row.Rule, row.AboutId, false, same), portal.Token);
        Assert.Equal("address_same", refused.Problem?.Code);

        await Decide(
            row.Rule,
            row.AboutId,
            keep: false,
            [.. row.Referrals.Select(r => new DecideEarlierCase.AddressOf(r.ReferralId, r.Guess))]
        );
        var (liam, lena) = (await portal.Load(Referral("linkedin, first")), await portal.Load(Referral("linkedin, second")));
        Assert.NotEqual(liam.CandidateId, lena.CandidateId);
        Assert.Equal(("liam.quarrington@mail.example", "lena.quarrington@mail.example"), (liam.TypedEmail, lena.TypedEmail));
        Assert.Equal((CreditCode.Earns, CreditCode.Earns), (liam.CreditShown, lena.CreditShown));
        await using var db = portal.Db();
        var candidates = await db
            .Candidates.Include(c => c.Contacts)
            .Where(c => c.Id == liam.CandidateId || c.Id == lena.CandidateId)
            .OrderBy(c => c.Name)
            .ToListAsync(portal.Token);
        Assert.Equal(["Lena Quarrington", "Liam Quarrington"], candidates.Select(c => c.Name));
        Assert.Equal(["lena.quarrington@mail.example", "liam.quarrington@mail.example"], candidates.Select(c => c.Email));
        Assert.Equal(lena.CandidateId, (await db.CandidateLinks.SingleAsync(l => l.ReferralId == lena.Id, portal.Token)).CandidateId);
        Assert.True(
            await db.Outbox.AnyAsync(
                m => m.ReferralId == lena.Id && m.Kind == CandidateNoticeMail.Kind && m.State == OutboxState.Waiting,
                portal.Token
            )
        );
        Assert.DoesNotContain((await List()).Rows, r => r.AboutId == row.AboutId);
        Assert.Equal(0, (await Check()).Count);
    }
}
