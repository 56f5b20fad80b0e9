SELECT TOP(@p) [o].[Id], [o].[Title], [o].[Location], [o].[State]
FROM [Openings] AS [o]
WHERE [o].[Id] <> @query_Except AND [o].[State] IN (N'Published', N'OnHold') AND EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o0]
    WHERE [o].[Id] = [o0].[OpeningId] AND [o0].[PersonId] = @me) AND [o].[Search] LIKE @key_contains ESCAPE N'\'
ORDER BY [o].[Title], [o].[Location], [o].[Id]

SELECT TOP(@p) [o].[Id], [o].[Title], [o].[Location], [o].[State]
FROM [Openings] AS [o]
WHERE [o].[Id] <> @query_Except AND [o].[State] IN (N'Published', N'OnHold') AND [o].[Search] LIKE @key_contains ESCAPE N'\'
ORDER BY [o].[Title], [o].[Location], [o].[Id]
