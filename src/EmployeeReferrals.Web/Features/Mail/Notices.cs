using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Mail;

/// <summary>A candidate's first notice of a day leaves at once; further ones to the same address go together in one mail next morning, and
/// none is dropped (docs/rules.md §8).</summary>
/// <param name="addresses">By referral: the key of the address that was typed in it.</param>
/// <param name="toldToday">Addresses that had a notice today.</param>
internal sealed class Notices(IReadOnlyDictionary<Guid, string> addresses, IReadOnlySet<string> toldToday, DateTimeOffset morning)
{
    private static readonly TimeOnly Morning = new(8, 0);

    public static async Task<Notices> Read(
        AppDbContext db,
        IReadOnlyList<OutboxMessage> claimed,
        CompanyCalendar calendar,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var ids = claimed.Where(IsNotice).Select(m => m.ReferralId!.Value).Distinct().ToList();
        var today = calendar.DayOf(now);
        var morning = calendar.At(today.AddDays(1), Morning);
        if (ids.Count == 0)
            return new(new Dictionary<Guid, string>(), new HashSet<string>(), morning);

        var typed = await db
            .Referrals.Where(r => ids.Contains(r.Id) && r.TypedEmail != null)
            .Select(r => new
            {
                r.Id,
                r.CandidateId,
                r.TypedEmail,
            })
            .ToListAsync(cancellation);
        var candidates = typed.Select(t => t.CandidateId).Distinct().ToList();
        var dayStart = calendar.At(today, TimeOnly.MinValue);
        var told = await db
            .Outbox.Where(m => m.To == RecipientKind.Candidate && m.State == OutboxState.Sent && m.SentAt >= dayStart)
            .Join(db.Referrals, m => m.ReferralId, r => r.Id, (_, r) => r)
            .Where(r => candidates.Contains(r.CandidateId) && r.TypedEmail != null)
            .Select(r => r.TypedEmail!)
            .ToListAsync(cancellation);
        return new(typed.ToDictionary(t => t.Id, t => KeyOf(t.TypedEmail!)), told.Select(KeyOf).ToHashSet(), morning);
    }

    /// <summary>By which notices go together; null: not a notice, or one of those whose address is not kept.</summary>
    public string? AddressOf(OutboxMessage message) => IsNotice(message) ? addresses.GetValueOrDefault(message.ReferralId!.Value) : null;

    /// <summary>Null: it may leave now.</summary>
    public DateTimeOffset? NextMorning(IReadOnlyList<OutboxMessage> together) =>
        AddressOf(together[0]) is { } address
        && toldToday.Contains(address)
        && together.All(m => m is { State: OutboxState.Waiting, Error: null } && !MailFacts.IsAgain(m.Facts))
            ? morning
            : null;

    private static bool IsNotice(OutboxMessage message) => message is { To: RecipientKind.Candidate, ReferralId: not null };

    private static string KeyOf(string typed) => EmailAddress.Parse(typed)?.Key ?? typed.ToLowerInvariant();
}
