using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EmployeeReferrals.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Rewards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<decimal>(
                name: "FullAmount",
                table: "Payouts",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Payouts",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Cash");

            migrationBuilder.AddColumn<string>(
                name: "Recovery",
                table: "Payouts",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<decimal>(
                name: "RewardDays",
                table: "Payouts",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RewardName",
                table: "Payouts",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Side",
                table: "Payouts",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Referrer");

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "PayoutLedger",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Cash");

            migrationBuilder.AddColumn<string>(
                name: "Recovery",
                table: "PayoutLedger",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<string>(
                name: "Seen",
                table: "PayoutLedger",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.Sql("UPDATE Payouts SET FullAmount = Amount");

            migrationBuilder.CreateIndex(
                name: "IX_Payouts_Recovery",
                table: "Payouts",
                column: "Recovery",
                filter: "[Recovery] = 'ToReview'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Payouts_Recovery",
                table: "Payouts");

            migrationBuilder.DropColumn(
                name: "FullAmount",
                table: "Payouts");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Payouts");

            migrationBuilder.DropColumn(
                name: "Recovery",
                table: "Payouts");

            migrationBuilder.DropColumn(
                name: "RewardDays",
                table: "Payouts");

            migrationBuilder.DropColumn(
                name: "RewardName",
                table: "Payouts");

            migrationBuilder.DropColumn(
                name: "Side",
                table: "Payouts");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "PayoutLedger");

            migrationBuilder.DropColumn(
                name: "Recovery",
                table: "PayoutLedger");

            migrationBuilder.DropColumn(
                name: "Seen",
                table: "PayoutLedger");
        }
    }
}
