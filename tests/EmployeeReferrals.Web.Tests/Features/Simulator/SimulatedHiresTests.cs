using AngleSharp.Dom;
using Bunit;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Web.Features.Simulator;

namespace EmployeeReferrals.Web.Tests.Features.Simulator;

public sealed class SimulatedHiresTests
{
    [Theory]
    [InlineData("Ada Kern", "Ben Ross", "Ada Kern|By the rules Ben Ross")]
    [InlineData("Ada Kern", "Ada Kern", "Ada Kern")]
    [InlineData("Ada Kern", null, "Ada Kern")]
    [InlineData(null, "Ben Ross", "Ben Ross")]
    public async Task Each_amount_is_in_its_own_currency_and_each_name_beside_what_is_theirs(string? earner, string? would, string names)
    {
        await using var context = new BunitContext();
        var hire = new SimulatePlan.Hire(
            Guid.CreateVersion7(),
            "Cleo Candidate",
            "Nurse",
            new DateOnly(2026, 3, 2),
            CreditCode.Earns,
            CreditCode.Earns,
            null,
            earner,
            would,
            1500,
            2000,
            "EUR",
            "GBP",
            null
        );
        var table = context.Render<SimulatedHires>(p =>
            p.Add(h => h.Title, "Not compared")
                .Add(h => h.Hires, new SimulatePlan.Some<SimulatePlan.Hire>([hire], 1))
                .Add(h => h.Reason, "Why not")
                .Add(h => h.Says, _ => "Decided by hand")
                .Add(h => h.Amount, h => (h.Amount, h.Currency))
                .Add(h => h.AmountHead, "Really")
                .Add(h => h.WouldAmount, true)
        );
        var cells = table.FindAll("tbody td");
        Assert.Equal(
            names,
            string.Join(
                '|',
                cells[0].Children.Select(c => string.Join(' ', c.Text().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            )
        );
        Assert.Contains("EUR", cells[2].TextContent, StringComparison.Ordinal);
        Assert.Contains("GBP", cells[3].TextContent, StringComparison.Ordinal);
    }
}
