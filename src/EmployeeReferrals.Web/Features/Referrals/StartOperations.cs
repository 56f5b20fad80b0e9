using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>"Has … started?" Yes: the actual first day counts from now on, and the hire becomes a person of the company.
/// A confirmed day can be corrected the same way.</summary>
public sealed class ConfirmStart(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock) : Operation<ConfirmStart.Command>
{
    public sealed record Command(Guid ReferralId, DateOnly StartedOn, string? EmployeeNumber = null);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var number = Text.Clean(command.EmployeeNumber);
        if (number?.Length > 40) return Result.Rejected("number_long", "An employee number has at most 40 characters.", "EmployeeNumber");
        return await HireChange.Run(databases, programme, clock, actor, command.ReferralId, Roles.Recruiter | Roles.Hr, async (db, hire, now, today) =>
        {
            var person = await db.People.FirstOrDefaultAsync(p => p.HiredFromReferralId == hire.Id, cancellation);
            var confirmed = hire.ConfirmStart(command.StartedOn, person?.Id ?? Guid.CreateVersion7(), today);
            if (!confirmed.IsOk) return (confirmed, default);
            if (person is null)
            {
                if (await NewPerson(db, hire, command.StartedOn, number, cancellation) is not { } added) return (Result.Rejected("erased", "This person's data has been erased."), default);
                db.People.Add(added);
            }
            else person.CorrectFirstDay(command.StartedOn);
            return (Result.Ok, PayoutReason.StartConfirmed);
        }, cancellation);
    }

    private static async Task<Person?> NewPerson(AppDbContext db, Referral hire, DateOnly firstDay, string? number, CancellationToken cancellation)
    {
        var candidate = await db.Candidates.Include(c => c.Contacts).FirstAsync(c => c.Id == hire.CandidateId, cancellation);
        if (candidate.Name is null) return null;
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
public sealed class ChangePlannedStart(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock) : Operation<ChangePlannedStart.Command>
{
    public sealed record Command(Guid ReferralId, DateOnly PlannedStart, bool ConfirmedFarStart = false);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        HireChange.Run(databases, programme, clock, actor, command.ReferralId, Roles.Recruiter | Roles.Hr,
            (_, hire, _, today) => Task.FromResult((hire.ChangePlannedStart(command.PlannedStart, command.ConfirmedFarStart, today), PayoutReason.StartChanged)), cancellation);
}

/// <summary>"Has … started?" No: the hire left before the start, and the payouts are cancelled.</summary>
public sealed class LeaveBeforeStart(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock) : Operation<LeaveBeforeStart.Command>
{
    public sealed record Command(Guid ReferralId, string? Note = null);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        HireChange.Run(databases, programme, clock, actor, command.ReferralId, Roles.Recruiter | Roles.Hr, async (db, hire, now, _) =>
        {
            if (command.Note?.Length > Text.Paragraph) return (Result.Rejected("note_long", $"Keep it under {Text.Paragraph:N0} characters.", "Note"), default);
            await HireChange.Unsettle(db, hire.Id, cancellation);
            return (hire.LeaveBeforeStart(actor, now, Text.CleanLines(command.Note)), PayoutReason.LeftBeforeStart);
        }, cancellation);
}

/// <summary>Back to Offer, with a reason. With something exported only HR may.</summary>
public sealed class UndoHire(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock) : Operation<UndoHire.Command>
{
    public sealed record Command(Guid ReferralId, string? Note);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        HireChange.Run(databases, programme, clock, actor, command.ReferralId, Roles.Recruiter | Roles.Hr, async (db, hire, now, _) =>
        {
            if (command.Note?.Length > Text.Paragraph) return (Result.Rejected("note_long", $"Keep it under {Text.Paragraph:N0} characters.", "Note"), default);
            var exported = await db.Payouts.AnyAsync(p => p.HireId == hire.Id && (p.State == PayoutState.Exported || p.State == PayoutState.Paid), cancellation);
            if (exported && !actor.Is(Roles.Hr)) return (Result.Forbidden, default);
            var undone = hire.UndoHire(Text.CleanLines(command.Note), actor, now);
            if (!undone.IsOk) return (undone, default);
            await HireChange.Unsettle(db, hire.Id, cancellation);
            if (await db.People.FirstOrDefaultAsync(p => p.HiredFromReferralId == hire.Id, cancellation) is { } person) person.NeverStarted();
            return (Result.Ok, PayoutReason.HireUndone);
        }, cancellation);
}

/// <summary>What all changes of a hire share: who may, the payouts that follow, one commit.</summary>
internal static class HireChange
{
    public static async Task<Result> Run(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock, Actor actor, Guid referralId, Roles roles,
        Func<AppDbContext, Referral, DateTimeOffset, DateOnly, Task<(Result Result, PayoutReason Why)>> change, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        var today = settings.Calendar.DayOf(now);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.ToWork(actor, referralId, roles, settings, null, cancellation);
        if (!found.IsOk) return found;
        var hire = found.Value;
        var (result, why) = await change(db, hire, now, today);
        if (!result.IsOk) return result;
        await HireBooks.Reconcile(db, hire, why, actor, now, today, cancellation);
        return await db.Commit(actor, now, cancellation);
    }

    public static async Task Unsettle(AppDbContext db, Guid hireId, CancellationToken cancellation)
    {
        foreach (var settled in await db.Ownerships.Where(o => o.SettledByReferralId == hireId && o.EndedAt == null).ToListAsync(cancellation)) settled.Unsettle();
    }
}
