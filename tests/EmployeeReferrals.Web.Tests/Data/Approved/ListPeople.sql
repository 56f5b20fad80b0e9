SELECT TOP(@p) [p0].[Department]
FROM (
    SELECT DISTINCT [p].[Department]
    FROM [People] AS [p]
) AS [p0]
ORDER BY [p0].[Department]

SELECT TOP(@p) [p0].[Location]
FROM (
    SELECT DISTINCT [p].[Location]
    FROM [People] AS [p]
) AS [p0]
ORDER BY [p0].[Location]

SELECT [p0].[Key], COUNT(*) AS [Count]
FROM (
    SELECT CASE
        WHEN [p].[LastDay] < @today THEN 3
        WHEN [p].[FirstDay] > @today10 THEN 1
        WHEN [p].[LastDay] IS NOT NULL THEN 2
        ELSE 0
    END AS [Key]
    FROM [People] AS [p]
    WHERE [p].[Department] = @department AND [p].[Location] = @location AND [p].[Roles] & @filter_Role <> 0 AND ([p].[NameSearch] LIKE @_8__locals1_word_contains ESCAPE N'\' OR [p].[WorkEmailKey] LIKE @_8__locals1_word_contains0 ESCAPE N'\' OR [p].[EmployeeNumber] = @number) AND ([p].[NameSearch] LIKE @_8__locals1_word6_contains ESCAPE N'\' OR [p].[WorkEmailKey] LIKE @_8__locals1_word6_contains0 ESCAPE N'\' OR [p].[EmployeeNumber] = @number8)
) AS [p0]
GROUP BY [p0].[Key]

SELECT [p].[Id], [p].[Name], [p].[EmployeeNumber], [p].[WorkEmail], [p].[Department], [p].[Location], [p].[LegalEntity], [p].[Level], [p].[Kind], [p].[Roles], [p].[FirstDay], [p].[LastDay], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Leaves] AS [l]
        WHERE [p].[Id] = [l].[PersonId] AND [l].[FirstDay] <= @today AND ([l].[LastDay] IS NULL OR [l].[LastDay] >= @today10)) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, [p].[AccessEnded], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Identities] AS [i]
        WHERE [p].[Id] = [i].[PersonId]) OR EXISTS (
        SELECT 1
        FROM [Sessions] AS [s]
        WHERE [s].[PersonId] = [p].[Id]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
FROM [People] AS [p]
WHERE [p].[Department] = @department AND [p].[Location] = @location AND [p].[Roles] & @filter_Role <> 0 AND ([p].[NameSearch] LIKE @_8__locals1_word_contains ESCAPE N'\' OR [p].[WorkEmailKey] LIKE @_8__locals1_word_contains0 ESCAPE N'\' OR [p].[EmployeeNumber] = @number) AND ([p].[NameSearch] LIKE @_8__locals1_word6_contains ESCAPE N'\' OR [p].[WorkEmailKey] LIKE @_8__locals1_word6_contains0 ESCAPE N'\' OR [p].[EmployeeNumber] = @number8) AND [p].[FirstDay] <= @today AND ([p].[LastDay] IS NULL OR [p].[LastDay] >= @today10)
ORDER BY [p].[NameSearch], [p].[Id]
OFFSET @p ROWS FETCH NEXT @p12 ROWS ONLY

SELECT [p].[Id], [p].[Name], [p].[EmployeeNumber], [p].[WorkEmail], [p].[Department], [p].[Location], [p].[LegalEntity], [p].[Level], [p].[Kind], [p].[Roles], [p].[FirstDay], [p].[LastDay], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Leaves] AS [l]
        WHERE [p].[Id] = [l].[PersonId] AND [l].[FirstDay] <= @today AND ([l].[LastDay] IS NULL OR [l].[LastDay] >= @today10)) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, [p].[AccessEnded], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Identities] AS [i]
        WHERE [p].[Id] = [i].[PersonId]) OR EXISTS (
        SELECT 1
        FROM [Sessions] AS [s]
        WHERE [s].[PersonId] = [p].[Id]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
FROM [People] AS [p]
WHERE [p].[Department] = @department AND [p].[Location] = @location AND [p].[Roles] & @filter_Role <> 0 AND ([p].[NameSearch] LIKE @_8__locals1_word_contains ESCAPE N'\' OR [p].[WorkEmailKey] LIKE @_8__locals1_word_contains0 ESCAPE N'\' OR [p].[EmployeeNumber] = @number) AND ([p].[NameSearch] LIKE @_8__locals1_word6_contains ESCAPE N'\' OR [p].[WorkEmailKey] LIKE @_8__locals1_word6_contains0 ESCAPE N'\' OR [p].[EmployeeNumber] = @number8) AND [p].[FirstDay] <= @today AND [p].[LastDay] >= @today10
ORDER BY [p].[NameSearch], [p].[Id]
OFFSET @p ROWS FETCH NEXT @p12 ROWS ONLY

SELECT [p].[Id], [p].[Name], [p].[EmployeeNumber], [p].[WorkEmail], [p].[Department], [p].[Location], [p].[LegalEntity], [p].[Level], [p].[Kind], [p].[Roles], [p].[FirstDay], [p].[LastDay], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Leaves] AS [l]
        WHERE [p].[Id] = [l].[PersonId] AND [l].[FirstDay] <= @today AND ([l].[LastDay] IS NULL OR [l].[LastDay] >= @today10)) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, [p].[AccessEnded], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Identities] AS [i]
        WHERE [p].[Id] = [i].[PersonId]) OR EXISTS (
        SELECT 1
        FROM [Sessions] AS [s]
        WHERE [s].[PersonId] = [p].[Id]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
FROM [People] AS [p]
WHERE [p].[Department] = @department AND [p].[Location] = @location AND [p].[Roles] & @filter_Role <> 0 AND ([p].[NameSearch] LIKE @_8__locals1_word_contains ESCAPE N'\' OR [p].[WorkEmailKey] LIKE @_8__locals1_word_contains0 ESCAPE N'\' OR [p].[EmployeeNumber] = @number) AND ([p].[NameSearch] LIKE @_8__locals1_word6_contains ESCAPE N'\' OR [p].[WorkEmailKey] LIKE @_8__locals1_word6_contains0 ESCAPE N'\' OR [p].[EmployeeNumber] = @number8) AND [p].[FirstDay] > @today AND ([p].[LastDay] IS NULL OR [p].[LastDay] >= @today10)
ORDER BY [p].[NameSearch], [p].[Id]
OFFSET @p ROWS FETCH NEXT @p12 ROWS ONLY

SELECT [p].[Id], [p].[Name], [p].[EmployeeNumber], [p].[WorkEmail], [p].[Department], [p].[Location], [p].[LegalEntity], [p].[Level], [p].[Kind], [p].[Roles], [p].[FirstDay], [p].[LastDay], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Leaves] AS [l]
        WHERE [p].[Id] = [l].[PersonId] AND [l].[FirstDay] <= @today12 AND ([l].[LastDay] IS NULL OR [l].[LastDay] >= @today)) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, [p].[AccessEnded], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Identities] AS [i]
        WHERE [p].[Id] = [i].[PersonId]) OR EXISTS (
        SELECT 1
        FROM [Sessions] AS [s]
        WHERE [s].[PersonId] = [p].[Id]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
FROM [People] AS [p]
WHERE [p].[Department] = @department AND [p].[Location] = @location AND [p].[Roles] & @filter_Role <> 0 AND ([p].[NameSearch] LIKE @_8__locals1_word_contains ESCAPE N'\' OR [p].[WorkEmailKey] LIKE @_8__locals1_word_contains0 ESCAPE N'\' OR [p].[EmployeeNumber] = @number) AND ([p].[NameSearch] LIKE @_8__locals1_word6_contains ESCAPE N'\' OR [p].[WorkEmailKey] LIKE @_8__locals1_word6_contains0 ESCAPE N'\' OR [p].[EmployeeNumber] = @number8) AND [p].[LastDay] < @today
ORDER BY [p].[NameSearch], [p].[Id]
OFFSET @p ROWS FETCH NEXT @p11 ROWS ONLY
