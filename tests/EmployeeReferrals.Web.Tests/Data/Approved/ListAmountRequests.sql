SELECT [a0].[Id], [o1].[Id], [o1].[Title], [a0].[Bonus], [a0].[BonusCurrency], [a0].[InProgramme], [o1].[Bonus], [o1].[BonusCurrency], [o1].[InProgramme], [a0].[Reason], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [a0].[AskedBy]), [a0].[AskedAt], [a0].[Granted], [a0].[Answer], CASE
    WHEN [a0].[AnsweredAt] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, CASE
    WHEN [a0].[AskedBy] = @me THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
FROM (
    SELECT TOP(@p) [a].[Id], [a].[Answer], [a].[AnsweredAt], [a].[AskedAt], [a].[AskedBy], [a].[Bonus], [a].[BonusCurrency], [a].[Granted], [a].[InProgramme], [a].[OpeningId], [a].[Reason]
    FROM [AmountRequests] AS [a]
    WHERE [a].[OpeningId] = @id AND ([a].[AnsweredAt] IS NULL OR [a].[Granted] IS NOT NULL)
    ORDER BY [a].[AskedAt] DESC, [a].[Id]
) AS [a0]
INNER JOIN (
    SELECT [o].[Id], [o].[Bonus], [o].[BonusCurrency], [o].[InProgramme], [o].[Title]
    FROM [Openings] AS [o]
    WHERE EXISTS (
        SELECT 1
        FROM [OpeningRecruiters] AS [o0]
        WHERE [o].[Id] = [o0].[OpeningId] AND [o0].[PersonId] = @me)
) AS [o1] ON [a0].[OpeningId] = [o1].[Id]
ORDER BY [a0].[AskedAt] DESC, [a0].[Id]

SELECT [a0].[Id], [o].[Id], [o].[Title], [a0].[Bonus], [a0].[BonusCurrency], [a0].[InProgramme], [o].[Bonus], [o].[BonusCurrency], [o].[InProgramme], [a0].[Reason], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [a0].[AskedBy]), [a0].[AskedAt], [a0].[Granted], [a0].[Answer], CASE
    WHEN [a0].[AnsweredAt] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, CASE
    WHEN [a0].[AskedBy] = @me THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
FROM (
    SELECT TOP(@p) [a].[Id], [a].[Answer], [a].[AnsweredAt], [a].[AskedAt], [a].[AskedBy], [a].[Bonus], [a].[BonusCurrency], [a].[Granted], [a].[InProgramme], [a].[OpeningId], [a].[Reason]
    FROM [AmountRequests] AS [a]
    WHERE [a].[AnsweredAt] IS NULL
    ORDER BY [a].[AskedAt], [a].[Id]
) AS [a0]
INNER JOIN [Openings] AS [o] ON [a0].[OpeningId] = [o].[Id]
ORDER BY [a0].[AskedAt], [a0].[Id]
