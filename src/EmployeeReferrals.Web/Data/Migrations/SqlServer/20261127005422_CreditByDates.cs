using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EmployeeReferrals.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class CreditByDates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Payouts_ReferralId_Number_RecipientId",
                table: "Payouts");

            migrationBuilder.AddColumn<Guid>(
                name: "HireKey",
                table: "Referrals",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HireTerms",
                table: "Referrals",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "HolderId",
                table: "Referrals",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PlaceFrom",
                table: "Referrals",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PlaceUntil",
                table: "Referrals",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TypedEmail",
                table: "Referrals",
                type: "nvarchar(254)",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EarlierSpells",
                table: "People",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                defaultValue: CreditByDatesData.NoSpells);

            migrationBuilder.AddColumn<decimal>(
                name: "ApprovedAmount",
                table: "Payouts",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "HireKey",
                table: "Payouts",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<bool>(
                name: "NeedsApproval",
                table: "Payouts",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Round",
                table: "Payouts",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<Guid>(
                name: "BonusSetBy",
                table: "Openings",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Past",
                table: "Openings",
                type: "nvarchar(max)",
                maxLength: 100000,
                nullable: false,
                defaultValue: CreditByDatesData.NoPast);

            migrationBuilder.AddColumn<Guid>(
                name: "SetBy",
                table: "Campaigns",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AmountRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OpeningId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Bonus = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    BonusCurrency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: true),
                    InProgramme = table.Column<bool>(type: "bit", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    AskedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Granted = table.Column<bool>(type: "bit", nullable: true),
                    Answer = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AmountRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AmountRequests_Openings_OpeningId",
                        column: x => x.OpeningId,
                        principalTable: "Openings",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "CreditCases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HireId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Ground = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    BeforeId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    NowId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OpenedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ClosedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Answer = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditCases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CreditCases_Referrals_HireId",
                        column: x => x.HireId,
                        principalTable: "Referrals",
                        principalColumn: "Id");
                });

            CreditByDatesData.Move(migrationBuilder);

            migrationBuilder.CreateIndex(
                name: "IX_Referrals_HolderId",
                table: "Referrals",
                column: "HolderId");

            migrationBuilder.CreateIndex(
                name: "IX_Payouts_HireKey_Side_Number_RecipientId_Round",
                table: "Payouts",
                columns: new[] { "HireKey", "Side", "Number", "RecipientId", "Round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Payouts_ReferralId_Number_RecipientId",
                table: "Payouts",
                columns: new[] { "ReferralId", "Number", "RecipientId" });

            migrationBuilder.CreateIndex(
                name: "IX_AmountRequests_OpeningId_AskedAt",
                table: "AmountRequests",
                columns: new[] { "OpeningId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AmountRequests_Waiting",
                table: "AmountRequests",
                column: "AskedAt",
                filter: "[AnsweredAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CreditCases_ClosedAt_OpenedAt_Id",
                table: "CreditCases",
                columns: new[] { "ClosedAt", "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "UX_CreditCases_Open",
                table: "CreditCases",
                column: "HireId",
                unique: true,
                filter: "[ClosedAt] IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AmountRequests");

            migrationBuilder.DropTable(
                name: "CreditCases");

            migrationBuilder.DropIndex(
                name: "IX_Referrals_HolderId",
                table: "Referrals");

            migrationBuilder.DropIndex(
                name: "IX_Payouts_HireKey_Side_Number_RecipientId_Round",
                table: "Payouts");

            migrationBuilder.DropIndex(
                name: "IX_Payouts_ReferralId_Number_RecipientId",
                table: "Payouts");

            migrationBuilder.DropColumn(
                name: "HireKey",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "HireTerms",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "HolderId",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "PlaceFrom",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "PlaceUntil",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "TypedEmail",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "EarlierSpells",
                table: "People");

            migrationBuilder.DropColumn(
                name: "ApprovedAmount",
                table: "Payouts");

            migrationBuilder.DropColumn(
                name: "HireKey",
                table: "Payouts");

            migrationBuilder.DropColumn(
                name: "NeedsApproval",
                table: "Payouts");

            migrationBuilder.DropColumn(
                name: "Round",
                table: "Payouts");

            migrationBuilder.DropColumn(
                name: "BonusSetBy",
                table: "Openings");

            migrationBuilder.DropColumn(
                name: "Past",
                table: "Openings");

            migrationBuilder.DropColumn(
                name: "SetBy",
                table: "Campaigns");

            migrationBuilder.CreateIndex(
                name: "IX_Payouts_ReferralId_Number_RecipientId",
                table: "Payouts",
                columns: new[] { "ReferralId", "Number", "RecipientId" },
                unique: true);
        }
    }
}
