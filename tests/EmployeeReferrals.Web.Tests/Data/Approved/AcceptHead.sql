SELECT COALESCE(CAST(IDENT_CURRENT(N'Audit') AS bigint), 0) AS [Counter],
    COALESCE(MAX([Number]), 0) AS [Last], COUNT_BIG(*) AS [Entries] FROM [Audit] WHERE [Number] > @p0

SELECT TOP(1) [a].[ChainNumber]
FROM [AuditHead] AS [a]

SELECT TOP(1) [a].[Id], [a].[ChainNumber], [a].[Gaps], [a].[Hash], [a].[Mac], [a].[Number], [a].[SetAside], [a].[SetAsideUntil]
FROM [AuditHead] AS [a]

SELECT TOP(1) [a].[Number], [a].[ActedAs], [a].[ActorId], [a].[At], [a].[ChainNumber], [a].[CommitId], [a].[Data], [a].[Event], [a].[Hash], [a].[Seal], [a].[SubjectId]
FROM [Audit] AS [a]
WHERE [a].[ChainNumber] IS NOT NULL
ORDER BY [a].[ChainNumber] DESC

SELECT TOP(1) [a].[Number], [a].[ActedAs], [a].[ActorId], [a].[At], [a].[ChainNumber], [a].[CommitId], [a].[Data], [a].[Event], [a].[Hash], [a].[Seal], [a].[SubjectId]
FROM [Audit] AS [a]
WHERE [a].[Event] = N'AuditHeadAccepted' AND [a].[ChainNumber] IS NULL
ORDER BY [a].[Number] DESC

SELECT TOP(@p) [a].[Number], [a].[ActedAs], [a].[ActorId], [a].[At], [a].[ChainNumber], [a].[CommitId], [a].[Data], [a].[Event], [a].[Hash], [a].[Seal], [a].[SubjectId]
FROM [Audit] AS [a]
WHERE [a].[ChainNumber] IS NOT NULL
ORDER BY [a].[ChainNumber] DESC

SELECT TOP(@p) [a].[Number], [a].[ActedAs], [a].[ActorId], [a].[At], [a].[ChainNumber], [a].[CommitId], [a].[Data], [a].[Event], [a].[Hash], [a].[Seal], [a].[SubjectId]
FROM [Audit] AS [a]
WHERE [a].[Number] > @from AND [a].[Number] < @_8__locals1_until AND [a].[ChainNumber] IS NULL
ORDER BY [a].[Number]

SELECT [a].[Number], [a].[ActedAs], [a].[ActorId], [a].[At], [a].[ChainNumber], [a].[CommitId], [a].[Data], [a].[Event], [a].[Hash], [a].[Seal], [a].[SubjectId]
FROM [Audit] AS [a]
WHERE [a].[ChainNumber] IS NULL
ORDER BY [a].[Number]

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [AuditHead] SET [ChainNumber] = @p0, [Hash] = @p1, [Mac] = @p2
OUTPUT 1
WHERE [Id] = @p3 AND [ChainNumber] = @p4;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [AuditHead] SET [Hash] = @p0, [Mac] = @p1, [Number] = @p2, [SetAsideUntil] = @p3
OUTPUT 1
WHERE [Id] = @p4 AND [ChainNumber] = @p5;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Audit] SET [ChainNumber] = @p0, [Hash] = @p1
OUTPUT 1
WHERE [Number] = @p2 AND [ChainNumber] IS NULL;
