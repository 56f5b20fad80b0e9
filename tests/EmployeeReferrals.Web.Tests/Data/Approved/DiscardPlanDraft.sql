SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PlanVersions] AS [p]
        WHERE [p].[PlanId] = @version_PlanId AND [p].[Id] <> @version_Id) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT TOP(1) [p].[Id], [p].[ActiveFrom], [p].[IsDraft], [p].[MadeAt], [p].[MadeBy], [p].[Number], [p].[PlanId], [p].[Terms], [p].[Version]
FROM [PlanVersions] AS [p]
WHERE [p].[Id] = @command_VersionId

SELECT TOP(1) [p].[Id], [p].[CreatedAt], [p].[Name], [p].[RetiredFrom], [p].[Version]
FROM [Plans] AS [p]
WHERE [p].[Id] = @version_PlanId

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
DELETE FROM [PlanVersions]
OUTPUT 1
WHERE [Id] = @p0 AND [Version] = @p1;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
DELETE FROM [Plans]
OUTPUT 1
WHERE [Id] = @p0 AND [Version] = @p1;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);
