using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EmployeeReferrals.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class LedgerProved : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Kept",
                table: "PayoutLedger",
                type: "nvarchar(3000)",
                maxLength: 3000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "EarlierRulings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Rule = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    AboutId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kept = table.Column<bool>(type: "bit", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EarlierRulings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PersonMatches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReferralId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FoundAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Same = table.Column<bool>(type: "bit", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonMatches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PersonMatches_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_PersonMatches_Referrals_ReferralId",
                        column: x => x.ReferralId,
                        principalTable: "Referrals",
                        principalColumn: "Id");
                });

            MergedOnceData.Move(migrationBuilder);

            migrationBuilder.CreateIndex(
                name: "UX_CandidateMerges_Standing",
                table: "CandidateMerges",
                column: "FromId",
                unique: true,
                filter: "[UndoneAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_EarlierRulings_Rule_AboutId",
                table: "EarlierRulings",
                columns: new[] { "Rule", "AboutId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PersonMatches_PersonId",
                table: "PersonMatches",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PersonMatches_ReferralId_PersonId",
                table: "PersonMatches",
                columns: new[] { "ReferralId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PersonMatches_Waiting",
                table: "PersonMatches",
                column: "FoundAt",
                filter: "[DecidedAt] IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EarlierRulings");

            migrationBuilder.DropTable(
                name: "PersonMatches");

            migrationBuilder.DropIndex(
                name: "UX_CandidateMerges_Standing",
                table: "CandidateMerges");

            migrationBuilder.DropColumn(
                name: "Kept",
                table: "PayoutLedger");
        }
    }
}
