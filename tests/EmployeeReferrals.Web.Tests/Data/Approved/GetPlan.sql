SELECT TOP(@p) [p].[Number], [p].[ActiveFrom], [p].[Terms], [p].[MadeAt], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [p].[MadeBy]) AS [By]
FROM [PlanVersions] AS [p]
ORDER BY [p].[Number] DESC
