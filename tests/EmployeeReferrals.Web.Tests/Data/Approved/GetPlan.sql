SELECT TOP(1) [p].[Id], [p].[CreatedAt], [p].[Name], [p].[RetiredFrom], [p].[Version]
FROM [Plans] AS [p]
WHERE [p].[Id] = @id

SELECT TOP(@p) [o0].[Department]
FROM (
    SELECT DISTINCT [o].[Department]
    FROM [Openings] AS [o]
) AS [o0]
ORDER BY [o0].[Department]

SELECT TOP(@p) [o0].[Location]
FROM (
    SELECT DISTINCT [o].[Location]
    FROM [Openings] AS [o]
) AS [o0]
ORDER BY [o0].[Location]

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
