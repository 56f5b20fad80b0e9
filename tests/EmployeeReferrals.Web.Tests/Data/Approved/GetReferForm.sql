SELECT TOP(1) [p].[Roles], [p].[Level], [p].[Kind], [p].[Department], [p].[Location], [p].[LegalEntity], [p].[FirstDay], [p].[LastDay], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[ManagerId] = [p].[Id]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [Leads]
FROM [People] AS [p]
WHERE [p].[Id] = @me

SELECT TOP(@p) [o].[Id], [o].[Title], [o].[Location]
FROM [Openings] AS [o]
WHERE [o].[State] = N'Published'
ORDER BY [o].[Title], [o].[Location], [o].[Id]

SELECT [o1].[Id], [o1].[Bonus], [o1].[BonusCurrency], [o1].[BonusSetBy], [o1].[ClosedAt], [o1].[CreatedAt], [o1].[Department], [o1].[Description], [o1].[HiringManagerId], [o1].[InProgramme], [o1].[Kind], [o1].[Level], [o1].[Location], [o1].[Past], [o1].[PublishedAt], [o1].[Search], [o1].[State], [o1].[Title], [o1].[Version], [o0].[OpeningId], [o0].[PersonId]
FROM (
    SELECT TOP(1) [o].[Id], [o].[Bonus], [o].[BonusCurrency], [o].[BonusSetBy], [o].[ClosedAt], [o].[CreatedAt], [o].[Department], [o].[Description], [o].[HiringManagerId], [o].[InProgramme], [o].[Kind], [o].[Level], [o].[Location], [o].[Past], [o].[PublishedAt], [o].[Search], [o].[State], [o].[Title], [o].[Version]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = @id AND [o].[State] <> N'Draft'
) AS [o1]
LEFT JOIN [OpeningRecruiters] AS [o0] ON [o1].[Id] = [o0].[OpeningId]
ORDER BY [o1].[Id], [o0].[OpeningId]
