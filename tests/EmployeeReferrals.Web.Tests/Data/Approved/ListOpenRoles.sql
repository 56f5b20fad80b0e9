SELECT COUNT(*)
FROM [Openings] AS [o]
WHERE [o].[State] = N'Published'

SELECT COUNT(*)
FROM [Openings] AS [o]
WHERE [o].[State] = N'Published' AND [o].[Search] LIKE @word_contains ESCAPE N'\' AND [o].[Department] = @department AND [o].[Location] = @location

SELECT TOP(1) [p].[Department]
FROM [People] AS [p]
WHERE [p].[Id] = @actor_PersonId

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

SELECT [o].[Id], [o].[Title], [o].[Department], [o].[Location], [o].[Level], [o].[Kind], [o].[Bonus], [o].[BonusCurrency], [o].[InProgramme]
FROM [Openings] AS [o]
WHERE [o].[State] = N'Published'
ORDER BY [o].[PublishedAt] DESC, [o].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

SELECT [o].[Id], [o].[Title], [o].[Department], [o].[Location], [o].[Level], [o].[Kind], [o].[Bonus], [o].[BonusCurrency], [o].[InProgramme]
FROM [Openings] AS [o]
WHERE [o].[State] = N'Published' AND [o].[Search] LIKE @word_contains ESCAPE N'\' AND [o].[Department] = @department AND [o].[Location] = @location
ORDER BY [o].[PublishedAt] DESC, [o].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p4 ROWS ONLY
