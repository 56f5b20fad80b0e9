SELECT COALESCE(CAST(IDENT_CURRENT(N'Audit') AS bigint), 0) AS [Counter],
    COALESCE(MAX([Number]), 0) AS [Last], COUNT_BIG(*) AS [Entries] FROM [Audit] WHERE [Number] > @p0

SELECT TOP(1) [a].[Id], [a].[ChainNumber], [a].[Gaps], [a].[Hash], [a].[Mac], [a].[Number], [a].[SetAside], [a].[SetAsideUntil]
FROM [AuditHead] AS [a]

SELECT TOP(@p) [a].[Number], [a].[ActedAs], [a].[ActorId], [a].[At], [a].[ChainNumber], [a].[CommitId], [a].[Data], [a].[Event], [a].[Hash], [a].[Seal], [a].[SubjectId]
FROM [Audit] AS [a]
WHERE [a].[ChainNumber] IS NOT NULL
ORDER BY [a].[ChainNumber] DESC

SELECT [a].[Number], [a].[ActedAs], [a].[ActorId], [a].[At], [a].[ChainNumber], [a].[CommitId], [a].[Data], [a].[Event], [a].[Hash], [a].[Seal], [a].[SubjectId]
FROM [Audit] AS [a]
WHERE [a].[ChainNumber] IS NOT NULL
ORDER BY [a].[ChainNumber]

SELECT [a].[Number], [a].[ActedAs], [a].[ActorId], [a].[At], [a].[ChainNumber], [a].[CommitId], [a].[Data], [a].[Event], [a].[Hash], [a].[Seal], [a].[SubjectId]
FROM [Audit] AS [a]
WHERE [a].[ChainNumber] IS NULL
ORDER BY [a].[Number]

UPDATE [a]
SET [a].[ChainNumber] = NULL
FROM [Audit] AS [a]
WHERE [a].[ChainNumber] = (
    SELECT MAX([a0].[ChainNumber])
    FROM [Audit] AS [a0]) OR ([a].[ChainNumber] IS NULL AND (
    SELECT MAX([a0].[ChainNumber])
    FROM [Audit] AS [a0]) IS NULL)
