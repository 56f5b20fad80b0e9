SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [People] AS [p]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

UPDATE [p]
SET [p].[Department] = @p
FROM [People] AS [p]
WHERE [p].[Id] = @portal_Boss_Id
