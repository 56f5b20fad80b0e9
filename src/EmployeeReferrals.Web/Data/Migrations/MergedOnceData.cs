using Microsoft.EntityFrameworkCore.Migrations;

namespace EmployeeReferrals.Web.Data.Migrations;

/// <summary>Of two merges of one candidate at the same moment the later moved nothing and could never be undone: it is marked so, and what
/// it moved stays
/// with the first.</summary>
internal static class MergedOnceData
{
    public const string Later = """
        UPDATE CandidateMerges SET UndoneAt = CURRENT_TIMESTAMP WHERE UndoneAt IS NULL AND EXISTS (SELECT 1 FROM CandidateMerges AS f
            WHERE f.FromId = CandidateMerges.FromId AND f.UndoneAt IS NULL
                AND (f.MergedAt < CandidateMerges.MergedAt OR (f.MergedAt = CandidateMerges.MergedAt AND f.Id < CandidateMerges.Id)))
        """;

    public static void Move(MigrationBuilder migration) => migration.Sql(Later);
}
