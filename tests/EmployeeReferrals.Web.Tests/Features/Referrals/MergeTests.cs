using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Features.CandidateSide;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Reviews;
using EmployeeReferrals.Web.Keys;
using EmployeeReferrals.Web.Wording;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeReferrals.Web.Tests.Features.Referrals;

public sealed class MergeTests : IAsyncLifetime
{
    private const string Phone = "+31 6 1234 5699";
    private readonly Portal portal = new();
    private int people;

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    /// <summary>One phone, two family names: Ada's referral first, Ben's a minute later.</summary>
    /// <param name="asked">The portal itself asks whether they are one: until that is decided nothing of a hire is released.</param>
    private async Task<(Guid Older, Guid Newer)> Pair(bool asked = true)
    {
        people++;
        var phone = asked ? Phone[..^1] + people : null;
        var older = await portal.Submit(
            portal.Ada,
            $"dora{people}@mail.example",
            portal.Nurse,
            "Dora Lind",
            phone: phone,
            linkedIn: $"linkedin.com/in/dora-{people}"
        );
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var newer = await portal.Submit(portal.Ben, $"dberg{people}@mail.example", portal.Nurse, "Dora Berg", phone: phone);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Portal.Ok(older);
        Portal.Ok(newer);
        return (older.Value.ReferralId, newer.Value.ReferralId);
    }

    private async Task<Guid> CandidateOf(Guid referral) => (await portal.Load(referral)).CandidateId;

    /// <summary>A recruiter, or HR once one of them was hired.</summary>
    private async Task<Someone> Decider(params Guid[] candidates)
    {
        await using var db = portal.Db();
        var hired = await db.Referrals.AnyAsync(r => candidates.Contains(r.CandidateId) && r.Stage == Stage.Hired, portal.Token);
        return hired ? portal.Hugo : portal.Rita;
    }

    private async Task<Result> Merge(Guid referral, Guid otherReferral, Someone? by = null)
    {
        var other = await CandidateOf(otherReferral);
        var who = by ?? await Decider(await CandidateOf(referral), other);
        return await portal.Op<MergeCandidates>().Execute(who.Actor, new(referral, other), portal.Token);
    }

    private async Task<Guid> Merged(Guid referral, Guid otherReferral)
    {
        Portal.Ok(await Merge(referral, otherReferral));
        await using var db = portal.Db();
        return await db.Merges.Where(m => m.UndoneAt == null).OrderByDescending(m => m.MergedAt).Select(m => m.Id).FirstAsync(portal.Token);
    }

    private async Task<Result> Undo(Guid merge)
    {
        await using var db = portal.Db();
        var into = await db.Merges.Where(m => m.Id == merge).Select(m => m.IntoId).SingleAsync(portal.Token);
        return await portal.Op<UndoMerge>().Execute((await Decider(into)).Actor, new(merge), portal.Token);
    }

    private async Task<ReferralView> View(Guid referral) =>
        (await portal.Op<GetReferral>().Execute(portal.Rita.Actor, new(referral), portal.Token))!;

    private async Task<List<string>> Kept()
    {
        await using var db = portal.Db();
        var contacts = await db
            .Contacts.OrderBy(c => c.Id)
            .Select(c => $"{c.Id} {c.CandidateId} {c.Kind} {c.Value} {c.Key}")
            .ToListAsync(portal.Token);
        var links = await db.CandidateLinks.OrderBy(l => l.Id).Select(l => $"{l.Id} {l.CandidateId}").ToListAsync(portal.Token);
        var referrals = await db.Referrals.OrderBy(r => r.Id).Select(r => $"{r.Id} {r.CandidateId} {r.Credit}").ToListAsync(portal.Token);
        var holders = await db
            .Ownerships.Where(o => o.EndedAt == null)
            .OrderBy(o => o.ReferralId)
            .Select(o => $"{o.CandidateId} {o.ScopeKey} {o.ReferralId} {o.WindowEndsOn} {o.SettledByReferralId}")
            .ToListAsync(portal.Token);
        var candidates = await db.Candidates.OrderBy(c => c.Id).Select(c => $"{c.Id} {c.Name} {c.Email}").ToListAsync(portal.Token);
        return [.. contacts, .. links, .. referrals, .. holders, .. candidates];
    }

    private async Task<(PayoutState State, PayoutReason Reason)[]> Money(Guid referral) =>
        [.. (await portal.Payouts(referral)).Select(p => (p.State, p.Reason))];

    [Fact]
    public async Task Merged_candidate_who_works_here_is_known_by_either_address()
    {
        var (older, newer) = await Pair(asked: false);
        await portal.Hire(newer, portal.Today);
        await portal.Start(newer, portal.Today);
        await Merged(older, newer);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var address in new[] { $"dora{people}@mail.example", $"dberg{people}@mail.example" })
        {
            var again = await portal.Submit(portal.Other, address, address[1] == 'o' ? portal.Nurse : portal.Clerk);
            Portal.Ok(again);
            Assert.Equal(CreditCode.CandidateWorksHere, await portal.Credit(again.Value.ReferralId));
        }
    }

    [Fact]
    public async Task Merge_gives_all_to_the_older_and_undo_gives_it_back_exactly()
    {
        var (older, newer) = await Pair();
        var before = await Kept();
        var side = Assert.Single((await View(newer)).Same);
        Assert.Equal((await CandidateOf(older), true), (side.CandidateId, side.MayDecide));
        Assert.Equal(Domain.Candidates.ContactKind.Phone, Assert.Single(side.Matched).Kind);
        Assert.Equal(await CandidateOf(newer), Assert.Single((await View(older)).Same).CandidateId);
        Assert.Equal((CreditCode.Earns, CreditCode.Earns), (await portal.Credit(older), await portal.Credit(newer)));

        // From the newer one's referral: the older candidate stays all the same.
        var merge = await Merged(newer, older);
        Assert.Equal(await CandidateOf(older), await CandidateOf(newer));
        Assert.Equal((CreditCode.Earns, CreditCode.Duplicate), (await portal.Credit(older), await portal.Credit(newer)));
        var decision = (await portal.Load(newer)).Decisions.MaxBy(d => d.Number)!;
        Assert.Equal((CreditMoment.MergedOrCorrected, true), (decision.Moment, decision.Facts!.HeldByAnother));
        var view = await View(newer);
        Assert.Empty(view.Same);
        Assert.Equal("Dora Lind", view.Name);
        Assert.Equal(
            ["dberg1@mail.example", "dora1@mail.example"],
            view.Contacts.Where(c => c.Kind == Domain.Candidates.ContactKind.Email).Select(c => c.Value).Order()
        );
        Assert.Single(view.Contacts, c => c.Kind == Domain.Candidates.ContactKind.Phone);
        Assert.Equal(("Dora Berg", "Rita Recruiter"), (Assert.Single(view.Merges).Name, view.Merges[0].Who));

        Portal.Ok(await Undo(merge));
        Assert.Equal(before, await Kept());
        Assert.Empty((await View(older)).Merges);
        Assert.Single((await View(newer)).Same);
        Assert.Equal("merge_undone", (await Undo(merge)).Problem!.Code);
    }

    [Fact]
    public async Task Preview_says_how_it_ends_and_keeps_nothing()
    {
        var (older, newer) = await Pair();
        var before = await Kept();
        var preview = await portal.Op<GetMergePreview>().Execute(portal.Rita.Actor, new(newer, await CandidateOf(older)), portal.Token);
        Portal.Ok(preview);
        Assert.Equal("Dora Lind", preview.Value.Stays);
        Assert.Equal(
            [("Ada Lund", CreditCode.Earns, true), ("Ben Ross", CreditCode.Duplicate, false)],
            preview.Value.Lines.Select(l => (l.Referrer, l.After, l.Holds))
        );
        Assert.Equal(before, await Kept());
    }

    [Fact]
    public async Task Not_the_same_is_not_asked_again()
    {
        var (older, newer) = await Pair();
        Portal.Ok(await portal.Op<DismissMatch>().Execute(portal.Rita.Actor, new(older, await CandidateOf(newer)), portal.Token));
        Assert.Empty((await View(older)).Same);
        Assert.Empty((await View(newer)).Same);
        var again = await portal.Submit(portal.Boss, "dberg1@mail.example", portal.Clerk, "Dora Berg", phone: Phone[..^1] + 1);
        Portal.Ok(again);
        Assert.Empty((await View(again.Value.ReferralId)).Same);
        Assert.NotEqual(await CandidateOf(older), await CandidateOf(newer));
    }

    [Fact]
    public async Task Merge_after_the_older_window_leaves_the_credit_with_the_newer()
    {
        var older = await portal.Refer(portal.Ada, "w1@mail.example");
        portal.Clock.Advance(TimeSpan.FromDays(190));
        var newer = await portal.Refer(portal.Ben, "w2@mail.example", name: "Somebody Else");
        await Merged(older, newer);
        await using var db = portal.Db();
        Assert.Equal(newer, await db.Ownerships.Where(o => o.EndedAt == null).Select(o => o.ReferralId).SingleAsync(portal.Token));
        Assert.Equal(CreditCode.Earns, await portal.Credit(newer));
    }

    [Fact]
    public async Task Merge_with_a_hire_moves_what_is_released_and_undo_moves_it_back()
    {
        var (older, newer) = await Pair(asked: false);
        await portal.Hire(newer, portal.Today);
        await portal.Start(newer, portal.Today);
        await portal.GoTo(portal.Today.AddDays(1));
        Assert.Equal([PayoutState.Released, PayoutState.Scheduled], (await Money(newer)).Select(m => m.State));

        var merge = await Merged(older, newer);
        Assert.Equal((CreditCode.Earns, CreditCode.Duplicate), (await portal.Credit(older), await portal.Credit(newer)));
        Assert.All(await Money(newer), m => Assert.Equal((PayoutState.Forfeited, PayoutReason.CreditLost), m));
        Assert.All(await Money(older), m => Assert.Equal(PayoutState.Scheduled, m.State));
        Assert.Equal(2, (await Money(older)).Length);
        // Whose bonus it is now waits for HR, and with the undoing there is nothing to decide any more.
        await portal.GoTo(portal.Today.AddDays(1));
        Assert.Equal([(PayoutState.Deferred, PayoutReason.InQuestion), (PayoutState.Scheduled, PayoutReason.LaidDown)], await Money(older));

        Portal.Ok(await Undo(merge));
        Assert.All(await Money(newer), m => Assert.Equal((PayoutState.Scheduled, PayoutReason.CreditBack), m));
        Assert.All(await Money(older), m => Assert.Equal((PayoutState.Forfeited, PayoutReason.CreditLost), m));
        // Whether they are one is asked again.
        Portal.Ok(await portal.Op<DismissMatch>().Execute(portal.Hugo.Actor, new(older, await CandidateOf(newer)), portal.Token));
        await portal.GoTo(portal.Today.AddDays(1));
        Assert.Equal([PayoutState.Released, PayoutState.Scheduled], (await Money(newer)).Select(m => m.State));
        Portal.Ok(await portal.Op<CheckLedger>().Execute(Actor.System("Test"), portal.Token));
    }

    [Fact]
    public async Task Merge_after_payment_takes_nothing_back_but_asks_for_a_review()
    {
        var (older, newer) = await Pair(asked: false);
        await portal.Hire(newer, portal.Today);
        await portal.Start(newer, portal.Today);
        await portal.GoTo(portal.Today.AddDays(1));
        var batch = Guid.CreateVersion7();
        Portal.Ok(await portal.Op<CreateBatch>().Execute(portal.Paul.Actor, new(batch, "EUR", null, portal.Today), portal.Token));
        Portal.Ok(await portal.Op<ConfirmLines>().Execute(portal.Paul.Actor, new(batch, [], true), portal.Token));

        var merge = await Merged(older, newer);
        var paid = (await portal.Payouts(newer))[0];
        Assert.Equal((PayoutState.Paid, RecoveryState.ToReview), (paid.State, paid.Recovery));
        Portal.Ok(await Undo(merge));
        paid = (await portal.Payouts(newer))[0];
        Assert.Equal((PayoutState.Paid, RecoveryState.None), (paid.State, paid.Recovery));
    }

    [Fact]
    public async Task Hire_after_the_merge_pays_the_older_referrer_once()
    {
        var (older, newer) = await Pair();
        await Merged(older, newer);
        await portal.Hire(newer, portal.Today);
        Assert.Empty(await Money(newer));
        Assert.Equal(2, (await Money(older)).Length);
    }

    [Fact]
    public async Task Merge_of_two_hires_is_refused()
    {
        var (older, newer) = await Pair();
        await portal.Hire(older, portal.Today);
        await portal.Hire(newer, portal.Today);
        Assert.Equal("both_hired", (await Merge(older, newer)).Problem!.Code);
    }

    [Fact]
    public async Task Application_by_another_way_counts_for_both_while_merged()
    {
        var (older, newer) = await Pair();
        Portal.Ok(
            await portal.Op<RecordPriorApplication>().Execute(portal.Rita.Actor, new(newer, portal.Today.AddDays(-10)), portal.Token)
        );
        Assert.Equal((CreditCode.Earns, CreditCode.PriorApplicant), (await portal.Credit(older), await portal.Credit(newer)));
        var merge = await Merged(older, newer);
        Assert.Equal(CreditCode.PriorApplicant, await portal.Credit(older));
        Assert.Equal([portal.Today.AddDays(-10)], (await View(older)).Applied);
        Portal.Ok(await Undo(merge));
        Assert.Equal((CreditCode.Earns, CreditCode.PriorApplicant), (await portal.Credit(older), await portal.Credit(newer)));
        Assert.Empty((await View(older)).Applied);
    }

    [Fact]
    public async Task Hrs_word_stands_above_the_order()
    {
        var (older, newer) = await Pair();
        Portal.Ok(await portal.Op<OverrideCredit>().Execute(portal.Hilda.Actor, new(older, false, "Reason"), portal.Token));
        await Merged(older, newer);
        Assert.Equal((CreditCode.RemovedByHr, CreditCode.Earns), (await portal.Credit(older), await portal.Credit(newer)));
        var (third, fourth) = await Pair();
        Portal.Ok(await portal.Op<OverrideCredit>().Execute(portal.Hilda.Actor, new(fourth, false, "Reason"), portal.Token));
        Portal.Ok(await portal.Op<OverrideCredit>().Execute(portal.Hilda.Actor, new(fourth, true, "Reason"), portal.Token));
        await Merged(third, fourth);
        Assert.Equal((CreditCode.Duplicate, CreditCode.Earns), (await portal.Credit(third), await portal.Credit(fourth)));
    }

    [Fact]
    public async Task Referral_made_after_the_merge_stays_and_the_candidates_link_goes_on_working()
    {
        var (older, newer) = await Pair();
        var merge = await Merged(older, newer);
        var since = await portal.Refer(portal.Boss, "dberg1@mail.example", portal.Clerk, "Dora Berg");
        Assert.Equal(await CandidateOf(older), await CandidateOf(since));
        await using var db = portal.Db();
        var link = await db.CandidateLinks.SingleAsync(l => l.ReferralId == newer, portal.Token);
        var page = await portal
            .Op<GetCandidatePage>()
            .Execute(
                Actor.Nobody,
                new(portal.Factory.Services.GetRequiredService<PortalKey>().Token("candidate-link", link.Id)),
                portal.Token
            );
        Assert.Equal(3, page.Value.Words.Count);
        Portal.Ok(await Undo(merge));
        Assert.Equal(await CandidateOf(older), await CandidateOf(since));
        Assert.NotEqual(await CandidateOf(newer), await CandidateOf(since));
    }

    [Fact]
    public async Task Mail_goes_to_no_address_that_went_back_to_the_other()
    {
        var (older, newer) = await Pair();
        var merge = await Merged(older, newer);
        Portal.Ok(
            await portal.Op<CorrectCandidate>().Execute(portal.Rita.Actor, new(older, "Dora Lind", "dberg1@mail.example"), portal.Token)
        );
        Portal.Ok(await Undo(merge));
        Assert.Equal(("dora1@mail.example", "dberg1@mail.example"), ((await View(older)).Email, (await View(newer)).Email));
    }

    [Fact]
    public async Task Erasure_of_a_merged_candidate_erases_both_and_ends_undoing()
    {
        var (older, newer) = await Pair();
        var from = await CandidateOf(newer);
        var merge = await Merged(older, newer);
        Portal.Ok(await portal.Op<EraseCandidate>().Execute(portal.Hilda.Actor, new(newer, false), portal.Token));
        await using var db = portal.Db();
        Assert.True(await db.Candidates.AllAsync(c => c.ErasedAt != null && c.Name == null && c.Email == null, portal.Token));
        Assert.True(await db.Candidates.AnyAsync(c => c.Id == from, portal.Token));
        Assert.Empty(await db.Contacts.ToListAsync(portal.Token));
        Assert.Empty(await db.CandidateLinks.ToListAsync(portal.Token));
        Assert.Equal("erased", (await Undo(merge)).Problem!.Code);
        Assert.DoesNotContain(
            "Dora",
            string.Concat(await db.Audit.Select(a => a.Data).ToListAsync(portal.Token)),
            StringComparison.OrdinalIgnoreCase
        );

        var (third, fourth) = await Pair();
        Portal.Ok(await portal.Op<EraseCandidate>().Execute(portal.Hilda.Actor, new(fourth, false), portal.Token));
        Assert.Equal("erased", (await Merge(third, fourth)).Problem!.Code);
    }

    [Fact]
    public async Task Chain_of_merges_is_taken_apart_from_its_end()
    {
        var first = await portal.Refer(portal.Boss, "first@mail.example", name: "First Person");
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var (older, newer) = await Pair();
        var before = await Kept();
        var inner = await Merged(older, newer);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var outer = await Merged(first, older);
        Assert.Equal(await CandidateOf(first), await CandidateOf(newer));
        Assert.Equal("merged_since", (await Undo(inner)).Problem!.Code);
        Portal.Ok(await Undo(outer));
        Portal.Ok(await Undo(inner));
        Assert.Equal(before, await Kept());
    }

    [Fact]
    public async Task Nobody_decides_about_a_candidate_they_referred_and_none_they_do_not_see()
    {
        var (older, _) = await Pair();
        var own = await portal.Refer(portal.Rita, "rita@mail.example", name: "Own Person");
        Assert.Equal(Outcome.NotFound, (await Merge(older, own)).Outcome);
        Portal.Ok(await portal.Submit(portal.Ada, "rita@mail.example", portal.Clerk, "Own Person"));
        Assert.Equal(Outcome.Forbidden, (await Merge(older, own)).Outcome);
        Assert.Equal(Outcome.NotFound, (await Merge(older, own, portal.Other)).Outcome);
        Assert.Equal("same_already", (await Merge(older, older)).Problem!.Code);
    }

    [Fact]
    public async Task Two_merging_at_once_one_is_told()
    {
        for (var round = 0; round < 4; round++)
        {
            var (older, newer) = await Pair();
            var other = await CandidateOf(newer);
            var both = await Task.WhenAll(
                new[] { portal.Rita, portal.Hilda }.Select(who =>
                    Task.Run(() => portal.Op<MergeCandidates>().Execute(who.Actor, new(older, other), portal.Token))
                )
            );
            Assert.Single(both, r => r.IsOk);
            // Who came a moment later finds them one person, or no referral of the other any more.
            Assert.Single(both, r => r.Outcome is Outcome.Conflict or Outcome.NotFound);
            await using var db = portal.Db();
            Assert.Equal(1, await db.Merges.CountAsync(m => m.FromId == other, portal.Token));
        }
    }

    [Fact]
    public async Task Referral_made_during_a_merge_is_not_left_behind()
    {
        for (var round = 0; round < 6; round++)
        {
            var (older, newer) = await Pair();
            var other = await CandidateOf(newer);
            var email = $"dberg{people}@mail.example";
            var merging = Task.Run(() => portal.Op<MergeCandidates>().Execute(portal.Rita.Actor, new(older, other), portal.Token));
            var sending = Task.Run(() => portal.Submit(portal.Boss, email, portal.Clerk, "Dora Berg"));
            var (merged, sent) = (await merging, await sending);
            Portal.Ok(sent);
            Assert.Equal(merged.IsOk ? await CandidateOf(older) : other, await CandidateOf(sent.Value.ReferralId));
        }
    }

    [Fact]
    public async Task Two_who_merge_the_same_pair_at_once_make_one_merge_that_can_be_undone()
    {
        for (var round = 0; round < 5; round++)
        {
            var (older, newer) = await Pair();
            var before = await Kept();
            var from = await CandidateOf(newer);
            var both = await Task.WhenAll(Task.Run(() => Merge(newer, older)), Task.Run(() => Merge(older, newer, portal.Hilda)));
            Assert.Single(both, r => r.IsOk);
            await using var db = portal.Db();
            var merge = await db.Merges.SingleAsync(m => m.FromId == from && m.UndoneAt == null, portal.Token);
            Portal.Ok(await Undo(merge.Id));
            Assert.Equal(before, await Kept());
        }
    }

    [Fact]
    public async Task Once_one_is_hired_hr_decides_whether_they_are_one_and_sees_that_it_is_asked()
    {
        var (older, newer) = await Pair();
        await portal.Hire(newer, portal.Today);
        var other = await CandidateOf(older);
        Assert.Equal("hired_hr", (await Merge(newer, older, portal.Rita)).Problem?.Code);
        Assert.Equal(
            "hired_hr",
            (await portal.Op<DismissMatch>().Execute(portal.Rita.Actor, new(newer, other), portal.Token)).Problem?.Code
        );
        Assert.All((await View(newer)).Same, side => Assert.False(side.MayDecide));
        var waits = (await portal.Op<ListHiredMatches>().Execute(portal.Hugo.Actor, portal.Token)).Value.Rows;
        Assert.Equal("Dora Lind", Assert.Single(waits).Other);
        var merged = await Merge(newer, older, portal.Hugo);
        Portal.Ok(merged);
        Assert.Empty((await portal.Op<ListHiredMatches>().Execute(portal.Hugo.Actor, portal.Token)).Value.Rows);
        await using var db = portal.Db();
        var merge = await db.Merges.SingleAsync(m => m.UndoneAt == null, portal.Token);
        Assert.Equal("hired_hr", (await portal.Op<UndoMerge>().Execute(portal.Rita.Actor, new(merge.Id), portal.Token)).Problem?.Code);
    }

    [Fact]
    public async Task Merge_that_comes_second_moves_nothing_and_is_refused()
    {
        var (older, newer) = await Pair();
        var (into, from) = (await CandidateOf(older), await CandidateOf(newer));
        await Merged(newer, older);
        await using var db = portal.Db();
        var programme = portal.Factory.Services.GetRequiredService<Web.Data.Programme>();
        var late = await CandidateMerging.Merge(
            new(db, programme, portal.Rita.Actor, portal.Clock.GetUtcNow()),
            Guid.CreateVersion7(),
            from,
            into,
            portal.Token
        );
        Assert.Equal((Outcome.Conflict, "merged_meanwhile"), (late.Outcome, late.Problem?.Code));
    }

    [Fact]
    public async Task Database_keeps_one_standing_merge_of_a_candidate()
    {
        var (older, newer) = await Pair();
        var (into, from) = (await CandidateOf(older), await CandidateOf(newer));
        await Merged(newer, older);
        await using var db = portal.Db();
        var now = portal.Clock.GetUtcNow();
        db.Merges.Add(new Domain.Candidates.CandidateMerge(Guid.CreateVersion7(), from, into, [], [], portal.Rita.Id, now));
        Assert.Equal(Outcome.Conflict, (await db.Commit(portal.Rita.Actor, now, portal.Token)).Outcome);
    }

    [Fact]
    public async Task Migration_marks_the_later_of_two_equal_merges_undone_and_keeps_the_rest()
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(portal.Token);
        await using var command = connection.CreateCommand();
        command.CommandText =
            """
                CREATE TABLE CandidateMerges (Id TEXT, FromId TEXT, IntoId TEXT, MergedAt TEXT, UndoneAt TEXT);
                INSERT INTO CandidateMerges VALUES
                    ('1', 'a', 'b', '2026-03-02 09:00:00', NULL),
                    ('2', 'a', 'b', '2026-03-02 09:00:01', NULL), ('3', 'a', 'b', '2026-03-02 09:00:01', NULL),
                    ('4', 'c', 'b', '2026-03-02 09:00:00', NULL),
                    ('5', 'd', 'b', '2026-03-01 09:00:00', '2026-03-01 10:00:00'), ('6', 'd', 'b', '2026-03-02 09:00:00', NULL);
                """
            + Web.Data.Migrations.MergedOnceData.Later
            + "; SELECT group_concat(Id) FROM (SELECT Id FROM CandidateMerges WHERE UndoneAt IS NULL ORDER BY Id);";
        Assert.Equal("1,4,6", await command.ExecuteScalarAsync(portal.Token));
    }
}
