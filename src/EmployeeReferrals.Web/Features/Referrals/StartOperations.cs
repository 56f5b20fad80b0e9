using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>"Has … started?" Yes: the actual first day counts from now on, and the hire becomes a person of the company.
/// A confirmed day can be corrected the same way.</summary>
public sealed class ConfirmStart(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<ConfirmStart.Command>
{
    public sealed record Command(Guid ReferralId, DateOnly StartedOn, string? EmployeeNumber = null);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var number = Text.Clean(command.EmployeeNumber);
        if (number?.Length > 40)
            return Result.Rejected("number_long", "An employee number has at most 40 characters.", "EmployeeNumber");
        return await HireChange.Run(
            databases,
            programme,
            clock,
            actor,
            command.ReferralId,
            Roles.Recruiter | Roles.Hr,
            async (db, hire, now, today) =>
            {
                var person = await HiredPerson.Find(db, hire, cancellation);
                var corrected = hire.HasStarted;
                var confirmed = hire.ConfirmStart(command.StartedOn, person?.Id ?? Guid.CreateVersion7(), today);
                if (!confirmed.IsOk)
                    return (confirmed, default);
                if (person is null)
                {
                    if (await NewPerson(db, hire, command.StartedOn, number, cancellation) is not { } added)
                        return (Result.Rejected("erased", "This person's data has been erased."), default);
                    db.People.Add(added);
                }
                else if (person.Start(command.StartedOn, hire.Id) is { IsOk: false } refused)
                    return (refused, default);
                if (corrected)
                    return (Result.Ok, PayoutReason.StartChanged);
                return (Result.Ok, PayoutReason.StartConfirmed);
            },
            cancellation
        );
    }

    private static async Task<Person?> NewPerson(
        AppDbContext db,
        Referral hire,
        DateOnly firstDay,
        string? number,
        CancellationToken cancellation
    )
    {
        var candidate = await db.Candidates.Include(c => c.Contacts).FirstAsync(c => c.Id == hire.CandidateId, cancellation);
        if (candidate.Name is null)
            return null;
        var opening = await db.Openings.FirstAsync(o => o.Id == hire.OpeningId, cancellation);
        var manager = await db.People.Where(p => p.Id == opening.HiringManagerId).Select(p => p.LegalEntity).FirstAsync(cancellation);
        var phone = candidate.Contacts.FirstOrDefault(c => c.Kind == ContactKind.Phone);
        return new Person(hire.HiredPersonId!.Value, candidate.Name, null, firstDay)
        {
            EmployeeNumber = number,
            LegalEntity = manager,
            PrivateEmail = candidate.Email,
            PrivateEmailKey = candidate.Email is null ? null : EmailAddress.KeyOf(candidate.Email),
            Phone = phone?.Value,
            PhoneKey = phone?.Key,
            Department = opening.Department,
            Location = opening.Location,
            Level = opening.Level,
            Kind = opening.Kind,
            ManagerId = opening.HiringManagerId,
            HiredFromReferralId = hire.Id,
        };
    }
}

/// <summary>"Has … started?" Later: a new planned date.</summary>
public sealed class ChangePlannedStart(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<ChangePlannedStart.Command>
{
    public sealed record Command(Guid ReferralId, DateOnly PlannedStart, bool ConfirmedFarStart = false);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        HireChange.Run(
            databases,
            programme,
            clock,
            actor,
            command.ReferralId,
            Roles.Recruiter | Roles.Hr,
            (_, hire, _, today) =>
                Task.FromResult(
                    (hire.ChangePlannedStart(command.PlannedStart, command.ConfirmedFarStart, today), PayoutReason.StartChanged)
                ),
            cancellation
        );
}

/// <summary>"Has … started?" No: the hire left before the start, and the payouts are cancelled.</summary>
public sealed class LeaveBeforeStart(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<LeaveBeforeStart.Command>
{
    public sealed record Command(Guid ReferralId, string? Note = null);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        HireChange.Run(
            databases,
            programme,
            clock,
            actor,
            command.ReferralId,
            Roles.Recruiter | Roles.Hr,
            (db, hire, now, _) =>
            {
                if (command.Note?.Length > Text.Paragraph)
                    return Task.FromResult(
                        (Result.Rejected("note_long", $"Keep it under {Text.Paragraph:N0} characters.", "Note"), default(PayoutReason))
                    );
                return Task.FromResult((hire.LeaveBeforeStart(actor, now, Text.CleanLines(command.Note)), PayoutReason.LeftBeforeStart));
            },
            cancellation
        );
}

/// <summary>Back to Offer, with a reason. With something exported only HR may.</summary>
public sealed class UndoHire(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<UndoHire.Command>
{
    public sealed record Command(Guid ReferralId, string? Note);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        HireChange.Run(
            databases,
            programme,
            clock,
            actor,
            command.ReferralId,
            Roles.Recruiter | Roles.Hr,
            async (db, hire, now, _) =>
            {
                if (command.Note?.Length > Text.Paragraph)
                    return (Result.Rejected("note_long", $"Keep it under {Text.Paragraph:N0} characters.", "Note"), default);
                var exported = await db.Payouts.AnyAsync(
                    p => p.HireId == hire.Id && (p.State == PayoutState.Exported || p.State == PayoutState.Paid),
                    cancellation
                );
                if (exported && !actor.Is(Roles.Hr))
                    return (Result.Forbidden, default);
                var undone = hire.UndoHire(Text.CleanLines(command.Note), actor, now);
                if (!undone.IsOk)
                    return (undone, default);
                if (await db.People.FirstOrDefaultAsync(p => p.HiredFromReferralId == hire.Id, cancellation) is { } person)
                    person.WithdrawSpell(hire.Id);
                return (Result.Ok, PayoutReason.HireUndone);
            },
            cancellation
        );
}

/// <summary>What all changes of a hire share: who may, the payouts that follow, one commit.</summary>
internal static class HireChange
{
    public static async Task<Result> Run(
        IDbContextFactory<AppDbContext> databases,
        Programme programme,
        TimeProvider clock,
        Actor actor,
        Guid referralId,
        Roles roles,
        Func<AppDbContext, Referral, DateTimeOffset, DateOnly, Task<(Result Result, PayoutReason Why)>> change,
        CancellationToken cancellation
    )
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        var today = settings.Calendar.DayOf(now);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.ToWork(actor, referralId, roles, settings, null, cancellation);
        if (!found.IsOk)
            return found;
        var hire = found.Value;
        var personBefore = hire.HiredPersonId;
        var (result, why) = await change(db, hire, now, today);
        if (!result.IsOk)
            return result;
        if (hire.Stage == Stage.Hired)
        {
            var holder = hire.HolderId is { } id ? await db.Referrals.FirstAsync(r => r.Id == id, cancellation) : null;
            await HirePayouts.Reconcile(db, hire, holder, why, actor, now, today, cancellation);
        }
        else
        {
            var credit = await CandidateCredit.Load(db, hire.CandidateId, programme, actor, now, cancellation);
            await credit.Follow(new(CreditMoment.OwnershipMoved, why, OwnershipEnd.Corrected, NoHireAnyMore: hire), cancellation);
        }
        if ((hire.HiredPersonId ?? personBefore) is { } person)
            await HirePayouts.FollowSpells(db, hire, person, actor, now, today, cancellation);
        return await db.Commit(actor, now, cancellation);
    }
}

/// <summary>Who a hire is as a person of the company: one human is one Person, however they came (docs/rules.md §1).</summary>
internal static class HiredPerson
{
    public static async Task<Person?> Find(AppDbContext db, Referral hire, CancellationToken cancellation)
    {
        if (hire.HiredPersonId is { } known)
            return await Load(db, p => p.Id == known, cancellation);
        if (
            await Load(
                db,
                p => db.Referrals.Any(r => r.CandidateId == hire.CandidateId && (r.Id == p.HiredFromReferralId || r.HiredPersonId == p.Id)),
                cancellation
            ) is
            { } hiredBefore
        )
            return hiredBefore;
        var emails = await db
            .Contacts.Where(c => c.CandidateId == hire.CandidateId && c.Kind == ContactKind.Email && c.Key != null)
            .Select(c => c.Key!)
            .ToListAsync(cancellation);
        return await Load(db, p => emails.Contains(p.WorkEmailKey!) || emails.Contains(p.PrivateEmailKey!), cancellation);
    }

    private static Task<Person?> Load(
        AppDbContext db,
        System.Linq.Expressions.Expression<Func<Person, bool>> which,
        CancellationToken cancellation
    ) =>
        db
            .People.Include(p => p.Leaves)
            .Include(p => p.WorkingTimes)
            .Where(which)
            .OrderBy(p => p.FirstDay)
            .ThenBy(p => p.Id)
            .FirstOrDefaultAsync(cancellation);
}
