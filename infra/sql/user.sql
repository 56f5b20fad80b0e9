-- The portal's own user: reads and writes rows, and cannot change the schema.
-- Run in the portal's database, after schema.sql and hangfire.sql (or the command "migrate") with an account that may.
-- $(PortalUser) is a login of the server, or a Microsoft Entra identity on Azure SQL:
--   sqlcmd -S server -d employee_referrals -v PortalUser="portal" -i user.sql

IF DATABASE_PRINCIPAL_ID(N'$(PortalUser)') IS NULL
    EXEC (N'CREATE USER [$(PortalUser)] FOR LOGIN [$(PortalUser)]');
    -- On Azure SQL with a managed identity: CREATE USER [$(PortalUser)] FROM EXTERNAL PROVIDER
GO

GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::[dbo] TO [$(PortalUser)];
GRANT SELECT, INSERT, UPDATE, DELETE, EXECUTE ON SCHEMA::[Hangfire] TO [$(PortalUser)];
GO

-- The audit and the ledger are appended; the audit's chain and its head are written behind it.
DENY DELETE ON OBJECT::[dbo].[Audit] TO [$(PortalUser)];
DENY UPDATE ON OBJECT::[dbo].[Audit] ([At], [ActorId], [ActedAs], [Event], [SubjectId], [Data], [CommitId], [Seal]) TO [$(PortalUser)];
DENY DELETE ON OBJECT::[dbo].[AuditHead] TO [$(PortalUser)];
DENY UPDATE, DELETE ON OBJECT::[dbo].[PayoutLedger] TO [$(PortalUser)];
DENY INSERT, UPDATE, DELETE ON OBJECT::[dbo].[__EFMigrationsHistory] TO [$(PortalUser)];
GO

-- Readers do not wait for writers. Azure SQL has it on already.
IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_read_committed_snapshot_on = 0)
    ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
GO
