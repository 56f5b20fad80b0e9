using System.Globalization;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Components;

namespace EmployeeReferrals.Web.Features.Payroll;

internal static class BatchLabels
{
    public static string Scope(string currency, string? entity, DateOnly cutOff) =>
        $"{currency}, {entity ?? "all legal entities"}, released until {Format.Day(cutOff)}";

    public static string Event(StatementEvent happened, int? batch) =>
        happened switch
        {
            StatementEvent.Released => "Released",
            StatementEvent.Exported => $"With payroll{In(batch)}",
            StatementEvent.Paid => $"Paid{In(batch)}",
            StatementEvent.EndedByPayroll => "Back from payroll: not paid, and no longer handed over",
            StatementEvent.ReturnedByPayroll => "Back from payroll: it goes into a later batch",
            StatementEvent.TakenBack => "Released, and taken back before payroll had it",
            StatementEvent.RecoveryToReview => "A recovery is looked at by HR",
            StatementEvent.RecoveryWaived => "The recovery is waived",
            StatementEvent.Recovered => "Recovered",
        };

    /// <summary>"12 days off", "2 gifts": what is no money; null for what is.</summary>
    public static string? NotMoney(KindSum sum, CultureInfo culture) =>
        sum.Kind == RewardKind.DaysOff ? $"{sum.Days.ToString("0.##", culture)} {(sum.Days == 1 ? "day" : "days")}" : null;

    public static string Reward(RewardKind kind, string? name, decimal? days) =>
        kind switch
        {
            RewardKind.Cash => "Cash",
            RewardKind.Charity => $"Charity: {name}",
            RewardKind.DaysOff => $"{days?.ToString("0.##", CultureInfo.CurrentCulture)} days off",
            RewardKind.Gift => $"Gift: {name}",
        };

    public static string Bytes(int count) =>
        count < 1024 ? $"{count} bytes"
        : count < 1024 * 1024 ? $"{count / 1024.0:0.#} KB"
        : $"{count / 1024.0 / 1024.0:0.#} MB";

    public static string Separator(string separator) =>
        separator switch
        {
            "," => "comma",
            ";" => "semicolon",
            "\t" => "tab",
            _ => "vertical bar",
        };

    private static string In(int? batch) => batch is null ? "" : $", batch {batch}";
}
