using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.People;

/// <summary>One person of the directory, and what the reader may do about them. Private contacts are HR's alone.</summary>
[May(Roles.Hr | Roles.Administrator | Roles.Auditor)]
public sealed class GetPerson(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public sealed record Query(Guid PersonId);

    public sealed record Away(Guid Id, DateOnly FirstDay, DateOnly? LastDay);

    public sealed record Hours(Guid Id, DateOnly From, int Percent);

    public sealed record Account(Guid Id, string Issuer, DateTimeOffset LinkedAt);

    /// <param name="Form">As it is edited; private contacts are empty for who may not see them.</param>
    /// <param name="FirstDayIsFixed">It follows the confirmed start of a referral.</param>
    public sealed record View(
        Guid Id,
        int Version,
        PersonForm Form,
        string Name,
        string? Manager,
        Guid? ManagerId,
        Roles Roles,
        DateOnly FirstDay,
        DateOnly? LastDay,
        LeavingReason? LeavingReason,
        bool AccessEnded,
        bool FirstDayIsFixed,
        IReadOnlyList<Away> Leaves,
        IReadOnlyList<Hours> WorkingTimes,
        IReadOnlyList<Account> Accounts,
        DateTimeOffset? LastSignIn,
        TimeZoneInfo Zone,
        DateOnly Today,
        bool IsReader,
        bool MayEdit,
        bool MayGiveRoles
    )
    {
        public bool NeverStarted => LastDay < FirstDay;
        public bool MayRecordDays => MayEdit && !IsReader;
        public bool MayEndAccess => (MayEdit || MayGiveRoles) && !IsReader;
    }

    public async Task<Result<View>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (!actor.May<GetPerson>())
            return Result<View>.From(Result.Forbidden);
        var calendar = (await programme.Settings(cancellation)).Calendar;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var person = await db
            .People.AsNoTracking()
            .Include(p => p.Leaves)
            .Include(p => p.WorkingTimes)
            .Include(p => p.Identities)
            .AsSplitQuery()
            .FirstOrDefaultAsync(p => p.Id == query.PersonId, cancellation);
        if (person is null)
            return Result<View>.From(Result.NotFound);
        var manager = await db
            .People.Where(p => p.Id == person.ManagerId)
            .Select(p => new { p.Name, p.WorkEmail })
            .FirstOrDefaultAsync(cancellation);
        var last = await db
            .Audit.Where(a => a.SubjectId == person.Id && a.Event == nameof(SignIn.SignedIn))
            .OrderByDescending(a => a.Number)
            .Select(a => (DateTimeOffset?)a.At)
            .FirstOrDefaultAsync(cancellation);
        var hr = actor.Is(Roles.Hr);
        return new View(
            person.Id,
            person.Version,
            Form(person, manager?.WorkEmail, hr),
            person.Name,
            manager?.Name,
            person.ManagerId,
            person.Roles,
            person.FirstDay,
            person.LastDay,
            person.LeavingReason,
            person.AccessEnded,
            person.HiredFromReferralId is not null,
            [.. person.Leaves.OrderBy(l => l.FirstDay).Select(l => new Away(l.Id, l.FirstDay, l.LastDay))],
            [.. person.WorkingTimes.OrderBy(w => w.From).Select(w => new Hours(w.Id, w.From, w.Percent))],
            [.. person.Identities.OrderBy(i => i.LinkedAt).Select(i => new Account(i.Id, i.Issuer, i.LinkedAt))],
            last,
            calendar.Zone,
            calendar.DayOf(clock.GetUtcNow()),
            actor.IsPerson(person.Id),
            hr,
            actor.Is(Roles.Administrator)
        );
    }

    private static PersonForm Form(Person person, string? managerEmail, bool showsPrivate) =>
        new(
            person.Name,
            person.WorkEmail,
            person.EmployeeNumber,
            person.LegalEntity,
            person.Department,
            person.Location,
            person.Level,
            person.Kind,
            managerEmail,
            person.FirstDay,
            showsPrivate ? person.PrivateEmail : null,
            showsPrivate ? person.Phone : null
        );
}
