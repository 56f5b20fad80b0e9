SELECT COUNT(*)
FROM [Openings] AS [o]
WHERE [o].[State] = N'Published'

SELECT COUNT(*)
FROM [Openings] AS [o]
WHERE [o].[State] = N'Published' AND [o].[Search] LIKE @word_contains ESCAPE N'\' AND [o].[Department] = @department AND [o].[Location] = @location

SELECT TOP(1) [p].[Department]
FROM [People] AS [p]
WHERE [p].[Id] = @actor_PersonId

SELECT TOP(1) [p].[Roles], [p].[Level], [p].[Kind], [p].[Department], [p].[Location], [p].[LegalEntity], [p].[FirstDay], [p].[LastDay], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[ManagerId] = [p].[Id]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [Leads]
FROM [People] AS [p]
WHERE [p].[Id] = @me

SELECT TOP(@p) [o0].[Department]
FROM (
    SELECT DISTINCT [o].[Department]
    FROM [Openings] AS [o]
    WHERE [o].[State] = N'Published'
) AS [o0]
ORDER BY [o0].[Department]

SELECT TOP(@p) [o0].[Location]
FROM (
    SELECT DISTINCT [o].[Location]
    FROM [Openings] AS [o]
    WHERE [o].[State] = N'Published'
) AS [o0]
ORDER BY [o0].[Location]

SELECT [o1].[Title], [o1].[Id], [o1].[Department], [o1].[Location], [o1].[Level], [o1].[Kind], [o1].[Bonus], [o1].[BonusCurrency], [o1].[InProgramme], [o1].[HiringManagerId], [o0].[PersonId], [o0].[OpeningId]
FROM (
    SELECT [o].[Title], [o].[Id], [o].[Department], [o].[Location], [o].[Level], [o].[Kind], [o].[Bonus], [o].[BonusCurrency], [o].[InProgramme], [o].[HiringManagerId], [o].[PublishedAt]
    FROM [Openings] AS [o]
    WHERE [o].[State] = N'Published'
    ORDER BY [o].[PublishedAt] DESC, [o].[Id] DESC
    OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY
) AS [o1]
LEFT JOIN [OpeningRecruiters] AS [o0] ON [o1].[Id] = [o0].[OpeningId]
ORDER BY [o1].[PublishedAt] DESC, [o1].[Id] DESC, [o0].[OpeningId]

SELECT [o1].[Title], [o1].[Id], [o1].[Department], [o1].[Location], [o1].[Level], [o1].[Kind], [o1].[Bonus], [o1].[BonusCurrency], [o1].[InProgramme], [o1].[HiringManagerId], [o0].[PersonId], [o0].[OpeningId]
FROM (
    SELECT [o].[Title], [o].[Id], [o].[Department], [o].[Location], [o].[Level], [o].[Kind], [o].[Bonus], [o].[BonusCurrency], [o].[InProgramme], [o].[HiringManagerId], [o].[PublishedAt]
    FROM [Openings] AS [o]
    WHERE [o].[State] = N'Published' AND [o].[Search] LIKE @word_contains ESCAPE N'\' AND [o].[Department] = @department AND [o].[Location] = @location
    ORDER BY [o].[PublishedAt] DESC, [o].[Id] DESC
    OFFSET @p ROWS FETCH NEXT @p4 ROWS ONLY
) AS [o1]
LEFT JOIN [OpeningRecruiters] AS [o0] ON [o1].[Id] = [o0].[OpeningId]
ORDER BY [o1].[PublishedAt] DESC, [o1].[Id] DESC, [o0].[OpeningId]
