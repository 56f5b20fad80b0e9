using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Claims;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Simulator;

public sealed partial class Simulation
{
    /// <summary>The queue behind one candidate, told again (docs/rules.md §5).</summary>
    private sealed class Retelling(Simulation simulation, PastCandidate past, IReadOnlyDictionary<Guid, Employment> people)
    {
        private readonly Dictionary<Guid, Snapshot> _terms = past.Referrals.ToDictionary(r => r.Id, simulation.TermsFor);

        public (Referral? Credited, Snapshot? Terms, CreditVerdict Verdict) Hire(Referral hire)
        {
            var (holder, verdict) = Asked(hire);
            if (holder is null || verdict.Code != CreditCode.Earns)
                return (null, null, verdict);
            return (holder, TermsForHire(holder, hire), verdict);
        }

        /// <summary>As of today, or of the day of a hire.</summary>
        public Dictionary<Guid, CreditCode> ToTheEnd()
        {
            var codes = new Dictionary<Guid, CreditCode>();
            var hire = past.Referrals.Where(r => r.Stage == Stage.Hired).MaxBy(r => r.HiredOn);
            var day = hire?.HiredOn ?? simulation._today;
            foreach (var referral in past.Referrals)
            {
                var holder = Queue().HolderOn(referral.OpeningId, day);
                codes[referral.Id] = Decide(
                    referral,
                    LastFacts(referral) with
                    {
                        HiredOn = null,
                        AsOf = day,
                        HeldByAnother = holder is not null && holder.ReferrerId != referral.ReferrerId,
                    }
                ).Code;
            }
            if (hire is not null && Asked(hire) is ({ } asked, var verdict))
                codes[asked.Id] = verdict.Code;
            return codes;
        }

        private (Referral? Holder, CreditVerdict Verdict) Asked(Referral hire)
        {
            var day = hire.HiredOn!.Value;
            var holder = Queue().HolderOn(hire.OpeningId, day, hire.Id);
            if (holder is null || Returns(hire))
                return (null, Decide(hire, AtHire(hire, hire)));
            var asked = past.Referrals.First(r => r.Id == holder.ReferralId);
            return (asked, Decide(asked, AtHire(asked, hire) with { HeldByAnother = false }));
        }

        // Who comes back inside the rehire window earns nobody anything new.
        private bool Returns(Referral hire) =>
            Hires().Any(h => h.ReferralId != hire.Id && h.HiredOn <= hire.HiredOn && !(hire.HiredOn > h.Until));

        private CreditQueue Queue() => new([.. past.Referrals.Select(Place)], [.. Hires()], simulation._dayOf);

        private IEnumerable<StandingHire> Hires() =>
            past
                .Referrals.Where(r => r.Stage == Stage.Hired)
                .Select(h => new StandingHire(h.Id, h.OpeningId, h.HiredOn!.Value, SettledUntil(h)));

        private DateOnly? SettledUntil(Referral hire)
        {
            var terms = past.Referrals.FirstOrDefault(r => r.Id == hire.HolderId) is { } holder ? _terms[holder.Id] : _terms[hire.Id];
            return hire.HiredPersonId is { } person && people[person].LastDay is { } last
                ? last.AddDays(simulation.RulesOf(terms).RehireDays)
                : null;
        }

        private QueuePlace Place(Referral referral)
        {
            var place = QueuePlace.Of(referral);
            var terms = _terms[referral.Id];
            // HR's word is no rule of a plan; such a hire is set apart.
            if (ReferenceEquals(terms, referral.Terms))
                return place;
            var could = Decide(referral, LastFacts(referral) with { HiredOn = null, AsOf = null, HeldByAnother = false, OtherHires = 0 })
                .Code.CouldEarn();
            return place with
            {
                Scope = terms.Scope,
                WindowEndsOn = terms.WindowEnds(referral.MadeOn),
                From = could ? place.From ?? referral.MadeAt : null,
            };
        }

        private Snapshot TermsForHire(Referral holder, Referral hire)
        {
            var terms = _terms[holder.Id];
            if (ReferenceEquals(terms, holder.Terms) && hire.HireTerms is { } kept && hire.HolderId == holder.Id)
                return kept;
            return
                holder.OpeningId == hire.OpeningId
                || hire.OpeningId is not { } id
                || simulation._openings.GetValueOrDefault(id) is not { } into
                ? terms
                : simulation._catalog.ForHire(terms, holder.MadeOn, into);
        }

        private CreditVerdict Decide(Referral referral, CreditFacts facts)
        {
            var terms = _terms[referral.Id];
            if (!ReferenceEquals(terms, referral.Terms))
                facts = facts with { NoPlan = terms.IsEmpty };
            return CreditRules.Decide(simulation.RulesOf(terms), facts);
        }

        // What was seen before any hire: of the role it is for now.
        private static CreditFacts LastFacts(Referral referral) =>
            (Known(referral).LastOrDefault(d => d.Facts!.HiredOn is null) ?? Known(referral).FirstOrDefault())?.Facts
            ?? new CreditFacts { MadeOn = referral.MadeOn, ReferrerEmployed = true };

        private static IEnumerable<CreditDecision> Known(Referral referral) =>
            referral.Decisions.Where(d => d.Facts is not null).OrderBy(d => d.Number);

        private CreditFacts AtHire(Referral referral, Referral hire)
        {
            var day = hire.HiredOn!.Value;
            var decided = Known(referral).LastOrDefault(d => d.Facts!.HiredOn == day)?.Facts;
            var facts = decided ?? LastFacts(referral) with { ReferrerEmployed = people[referral.ReferrerId].On(day) };
            if (decided is null && referral != hire && Known(hire).LastOrDefault()?.Facts is { } role)
                facts = facts with
                {
                    OpeningDepartment = role.OpeningDepartment,
                    OpeningLocation = role.OpeningLocation,
                    OpeningLevel = role.OpeningLevel,
                    OpeningInProgramme = role.OpeningInProgramme,
                };
            var terms = _terms[referral.Id];
            var others =
                ReferenceEquals(terms, referral.Terms) ? facts.OtherHires
                : simulation.RulesOf(terms) is { CapHires: not null } capped
                    ? simulation._earned.GetValueOrDefault((referral.ReferrerId, capped.CapSpan(day).From))
                : 0;
            return facts with { HiredOn = day, AsOf = null, OtherHires = others };
        }
    }
}
