SELECT TOP(@p) [p].[WorkEmail], [p].[Name], [p].[Department]
FROM [People] AS [p]
WHERE ([p].[NameSearch] LIKE @_8__locals1_word_contains ESCAPE N'\' OR [p].[WorkEmailKey] LIKE @_8__locals1_word_contains0 ESCAPE N'\' OR [p].[EmployeeNumber] = @number) AND ([p].[NameSearch] LIKE @_8__locals1_word3_contains ESCAPE N'\' OR [p].[WorkEmailKey] LIKE @_8__locals1_word3_contains0 ESCAPE N'\' OR [p].[EmployeeNumber] = @number5) AND [p].[WorkEmail] IS NOT NULL AND [p].[Id] <> @_8__locals1_query_Of AND ([p].[LastDay] IS NULL OR [p].[LastDay] >= @today)
ORDER BY [p].[NameSearch], [p].[Id]
