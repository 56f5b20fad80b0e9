SELECT COALESCE(CAST(IDENT_CURRENT(N'Audit') AS bigint), 0) AS [Counter],
    COALESCE(MAX([Number]), 0) AS [Last], COUNT_BIG(*) AS [Entries] FROM [Audit] WHERE [Number] > @p0

SELECT TOP(1) [a].[Id], [a].[ChainNumber], [a].[Gaps], [a].[Hash], [a].[Mac], [a].[Number], [a].[SetAside], [a].[SetAsideUntil]
FROM [AuditHead] AS [a]

SELECT TOP(@p) [a].[Number], [a].[ActedAs], [a].[ActorId], [a].[At], [a].[ChainNumber], [a].[CommitId], [a].[Data], [a].[Event], [a].[Hash], [a].[Seal], [a].[SubjectId]
FROM [Audit] AS [a]
WHERE [a].[ChainNumber] IS NOT NULL
ORDER BY [a].[ChainNumber] DESC

SELECT TOP(@p) [a].[Number], [a].[ActedAs], [a].[ActorId], [a].[At], [a].[ChainNumber], [a].[CommitId], [a].[Data], [a].[Event], [a].[Hash], [a].[Seal], [a].[SubjectId]
FROM [Audit] AS [a]
WHERE [a].[Number] > @from AND [a].[ChainNumber] IS NULL
ORDER BY [a].[Number]

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [AuditHead] SET [ChainNumber] = @p0, [Hash] = @p1, [Mac] = @p2, [Number] = @p3
OUTPUT 1
WHERE [Id] = @p4 AND [ChainNumber] = @p5;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Audit] SET [ChainNumber] = @p0, [Hash] = @p1
OUTPUT 1
WHERE [Number] = @p2 AND [ChainNumber] IS NULL;
