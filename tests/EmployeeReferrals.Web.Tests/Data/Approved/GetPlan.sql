SELECT TOP(1) [p].[Id], [p].[CreatedAt], [p].[Name], [p].[RetiredFrom], [p].[Version]
FROM [Plans] AS [p]
WHERE [p].[Id] = @id

SELECT TOP(@p) [o].[Id], [o].[Title] + N', ' + [o].[Location]
FROM [Openings] AS [o]
ORDER BY CASE
    WHEN [o].[State] = N'Closed' THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, [o].[Title], [o].[Id]

SELECT TOP(@p) [p].[Id], [p].[ActiveFrom], [p].[IsDraft], [p].[MadeAt], [p].[MadeBy], [p].[Number], [p].[PlanId], [p].[Terms], [p].[Version], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [p].[MadeBy]) AS [By]
FROM [PlanVersions] AS [p]
WHERE [p].[PlanId] = @plan_Id
ORDER BY [p].[Number] DESC

SELECT [l].[Id], [l].[CreatedAt], [l].[JoinedIntoId], [l].[Kind], [l].[Name], [l].[State], [l].[Version], [l0].[Kind], [l0].[Key], [l0].[EntryId], [l0].[Written]
FROM [Lists] AS [l]
LEFT JOIN [ListSpellings] AS [l0] ON [l].[Id] = [l0].[EntryId]
ORDER BY [l].[Id], [l0].[Kind]
