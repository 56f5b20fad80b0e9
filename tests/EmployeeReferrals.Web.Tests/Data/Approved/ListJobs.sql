SELECT COUNT(*)
FROM [JobRuns] AS [j]
WHERE [j].[Job] = @one_Name

SELECT COUNT(*)
FROM [Outbox] AS [o]
WHERE [o].[State] = N'Dead'

SELECT COUNT(*)
FROM [Outbox] AS [o]
WHERE [o].[State] IN (N'Waiting', N'Sending', N'SendingAgain')

SELECT TOP(1) [o].[Error]
FROM [Outbox] AS [o]
WHERE [o].[State] IN (N'Waiting', N'Sending', N'SendingAgain') AND [o].[Error] IS NOT NULL
ORDER BY [o].[NextAttemptAt] DESC, [o].[Id]

SELECT TOP(@p) [o].[Id], [o].[Kind], [o].[To], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [o].[RecipientId]), [o].[CreatedAt], [o].[Attempts], [o].[Error]
FROM [Outbox] AS [o]
WHERE [o].[State] = N'Dead'
ORDER BY [o].[CreatedAt] DESC, [o].[Id]

SELECT [j].[Id], [j].[Job], [j].[StartedAt], [j].[EndedAt], [j].[Done], [j].[Failed], [j].[Error], [j].[Did], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [j].[StartedBy])
FROM [JobRuns] AS [j]
WHERE [j].[Job] = @one_Name
ORDER BY [j].[StartedAt] DESC, [j].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY

SELECT [j].[Job], [j].[DoneAt], [j].[Error], [j].[Failures], [j].[HeldBy], [j].[HeldUntil], [j].[MissedAt], [j].[StartedAt], [j].[TryAgainAt]
FROM [JobStates] AS [j]
