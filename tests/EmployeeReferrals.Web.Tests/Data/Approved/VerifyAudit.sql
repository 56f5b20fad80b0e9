SELECT COUNT(*)
FROM [Audit] AS [a]
WHERE [a].[ChainNumber] IS NULL

SELECT COUNT(*)
FROM [Audit] AS [a]
WHERE [a].[ChainNumber] IS NULL AND [a].[Number] <= @p

SELECT [a].[Number], [a].[ActedAs], [a].[ActorId], [a].[At], [a].[ChainNumber], [a].[CommitId], [a].[Data], [a].[Event], [a].[Hash], [a].[SubjectId]
FROM [Audit] AS [a]
WHERE [a].[ChainNumber] IS NOT NULL
ORDER BY [a].[ChainNumber]
