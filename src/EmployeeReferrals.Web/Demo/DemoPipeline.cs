using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Demo;

/// <summary>What becomes of a referral, stage by stage: chance decides, and the recruiter does it.</summary>
internal sealed class DemoPipeline(
    DemoOperations operations,
    DemoCompany company,
    DemoStaff staff,
    DemoDays days,
    CompanyCalendar calendar,
    DemoClock clock,
    DemoChance chance
)
{
    private static readonly string[] Words =
    [
        "Called: friendly, well prepared, free from next month.",
        "Registration checked, everything in order.",
        "Asks for part-time at the start; the ward can do that.",
        "Very good in the practical part. Wants to meet the team.",
        "References reached, both positive.",
    ];

    public async Task Screen(Guid id, Actor recruiter, CancellationToken cancellation)
    {
        if (await IsGeneral(id, cancellation) && chance.Part() < 0.7)
            await FindOpening(id, recruiter, cancellation);
        if (!await To(id, recruiter, Stage.Screening, cancellation))
            return;
        if (chance.Part() < 0.4)
            await Note(id, recruiter, cancellation);
        var drawn = chance.Part();
        if (drawn < 0.36)
            days.Put(days.Later(1, 9), token => End(id, recruiter, token));
        else
            days.Put(drawn < 0.94 ? days.Later(3, 16) : days.Later(20, 35), token => Interview(id, recruiter, token));
    }

    public async Task GoOn(Guid id, Actor recruiter, Stage[] stages, DateOnly start, CancellationToken cancellation)
    {
        if (stages is [var next, .. var rest])
        {
            if (await To(id, recruiter, next, cancellation))
                days.Put(days.Later(3, 6), token => GoOn(id, recruiter, rest, start, token));
            return;
        }
        DemoOperations.Went(
            await operations
                .Of<HireReferral>()
                .Execute(recruiter, new(id, await Entry(id, cancellation), calendar.DayOf(clock.GetUtcNow()), start), cancellation)
        );
    }

    public async Task Object(Guid id, CancellationToken cancellation) =>
        DemoOperations.Went(await operations.Of<EraseCandidate>().Execute(company.Hr, new(id, Objected: true), cancellation));

    private async Task Interview(Guid id, Actor recruiter, CancellationToken cancellation)
    {
        if (!await To(id, recruiter, Stage.Interview, cancellation))
            return;
        if (chance.Part() < 0.5)
            await Note(id, recruiter, cancellation);
        var drawn = chance.Part();
        if (drawn < 0.42)
            days.Put(days.Later(3, 18), token => End(id, recruiter, token));
        else
            days.Put(drawn < 0.94 ? days.Later(5, 20) : days.Later(25, 40), token => Offer(id, recruiter, token));
    }

    private async Task Offer(Guid id, Actor recruiter, CancellationToken cancellation)
    {
        if (!await To(id, recruiter, Stage.Offer, cancellation))
            return;
        // Nobody is hired into no role at all.
        if (await IsGeneral(id, cancellation))
            await FindOpening(id, recruiter, cancellation);
        var drawn = chance.Part();
        if (drawn < 0.82)
            days.Put(days.Later(1, 9), token => Hire(id, recruiter, token));
        else
            days.Put(drawn < 0.95 ? days.Later(2, 9) : days.Later(18, 30), token => End(id, recruiter, token));
    }

    private async Task Hire(Guid id, Actor recruiter, CancellationToken cancellation)
    {
        var entry = await Entry(id, cancellation);
        var today = calendar.DayOf(clock.GetUtcNow());
        DateOnly? start = chance.Part() < 0.08 ? null : calendar.DayOf(days.Later(14, 60));
        if (!DemoOperations.Went(await operations.Of<HireReferral>().Execute(recruiter, new(id, entry, today, start), cancellation)))
        {
            days.Put(days.Later(1, 4), token => End(id, recruiter, token));
            return;
        }
        if (start is { } planned)
            PlanStart(id, planned, recruiter);
        else
            days.Put(days.Later(5, 20), token => SettleStart(id, calendar.DayOf(days.Later(14, 40)), recruiter, token));
    }

    private async Task SettleStart(Guid id, DateOnly planned, Actor recruiter, CancellationToken cancellation)
    {
        if (DemoOperations.Went(await operations.Of<ChangePlannedStart>().Execute(recruiter, new(id, planned), cancellation)))
            PlanStart(id, planned, recruiter);
    }

    private void PlanStart(Guid id, DateOnly planned, Actor recruiter)
    {
        var drawn = chance.Part();
        if (drawn < 0.04)
            days.Put(calendar.At(planned.AddDays(-3), new TimeOnly(10, 0)), async token =>
                DemoOperations.Went(await operations.Of<LeaveBeforeStart>().Execute(recruiter, new(id, "Took another offer."), token))
            );
        else if (drawn < 0.07)
            days.Put(days.Later(1, 5), token => HireAgain(id, recruiter, token));
        else
            days.Put(
                calendar.At(planned, new TimeOnly(9, 30)).AddDays(drawn < 0.95 ? chance.Between(0, 2) : chance.Between(6, 12)),
                token => Start(id, planned, recruiter, token)
            );
    }

    private async Task HireAgain(Guid id, Actor recruiter, CancellationToken cancellation)
    {
        if (
            DemoOperations.Went(
                await operations.Of<UndoHire>().Execute(recruiter, new(id, "The contract has to be written again."), cancellation)
            )
        )
            days.Put(days.Later(2, 8), token => Hire(id, recruiter, token));
    }

    private async Task Start(Guid id, DateOnly planned, Actor recruiter, CancellationToken cancellation)
    {
        var result = await operations
            .Of<ConfirmStart>()
            .Execute(recruiter, new(id, planned, $"NW{chance.Between(2000, 9999)}"), cancellation);
        if (!DemoOperations.Went(result))
            return;
        var person = await operations.Look(
            db => db.Referrals.Where(r => r.Id == id).Select(r => r.HiredPersonId!.Value).FirstAsync(cancellation),
            cancellation
        );
        var drawn = chance.Part();
        if (drawn < 0.1)
            days.Put(days.Later(20, 200), token => staff.Leave(person, LeavingReason.OwnWish, token));
        else if (drawn < 0.2)
            days.Put(days.Later(60, 85), token => staff.Away(person, token));
    }

    private async Task End(Guid id, Actor recruiter, CancellationToken cancellation)
    {
        var entry = await Entry(id, cancellation);
        var withdrawn = chance.Part() < 0.2;
        DemoOperations.Went(
            await operations
                .Of<MoveReferral>()
                .Execute(
                    recruiter,
                    new(id, withdrawn ? Stage.Withdrawn : Stage.NotSelected, entry, withdrawn ? null : chance.OneOf<NotSelectedReason>()),
                    cancellation
                )
        );
    }

    private async Task FindOpening(Guid id, Actor recruiter, CancellationToken cancellation)
    {
        var mine = company.Openings.Where(o => o.Recruiter == recruiter.PersonId && o.From < clock.GetUtcNow()).ToList();
        if (mine.Count > 0)
            DemoOperations.Went(await operations.Of<ChangeOpening>().Execute(recruiter, new(id, chance.OneOf(mine).Id), cancellation));
    }

    private Task<bool> IsGeneral(Guid id, CancellationToken cancellation) =>
        operations.Look(db => db.Referrals.Where(r => r.Id == id).Select(r => r.OpeningId == null).FirstAsync(cancellation), cancellation);

    private async Task<bool> To(Guid id, Actor recruiter, Stage stage, CancellationToken cancellation) =>
        DemoOperations.Went(
            await operations.Of<MoveReferral>().Execute(recruiter, new(id, stage, await Entry(id, cancellation)), cancellation)
        );

    private async Task Note(Guid id, Actor recruiter, CancellationToken cancellation) =>
        DemoOperations.Went(
            await operations.Of<WriteNote>().Execute(recruiter, new(Guid.CreateVersion7(), id, chance.OneOf(Words)), cancellation)
        );

    private Task<int> Entry(Guid id, CancellationToken cancellation) =>
        operations.Look(db => db.Referrals.Where(r => r.Id == id).Select(r => r.StageEntry).FirstAsync(cancellation), cancellation);
}
