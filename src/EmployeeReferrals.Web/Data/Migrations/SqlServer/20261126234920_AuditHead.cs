using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EmployeeReferrals.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AuditHead : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Seal",
                table: "Audit",
                type: "varchar(64)",
                unicode: false,
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AuditHead",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    ChainNumber = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Gaps = table.Column<long>(type: "bigint", nullable: false),
                    SetAsideUntil = table.Column<long>(type: "bigint", nullable: false),
                    SetAside = table.Column<long>(type: "bigint", nullable: false),
                    Mac = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHead", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_At_Number",
                table: "Audit",
                columns: new[] { "At", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Seal",
                table: "Audit",
                column: "Seal",
                unique: true,
                filter: "[Seal] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditHead");

            migrationBuilder.DropIndex(
                name: "IX_Audit_At_Number",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_Seal",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "Seal",
                table: "Audit");
        }
    }
}
