using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EmployeeReferrals.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Correlation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "TraceId",
                table: "Outbox",
                type: "varchar(32)",
                unicode: false,
                maxLength: 32,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "TraceId",
                table: "Outbox");
        }
    }
}
