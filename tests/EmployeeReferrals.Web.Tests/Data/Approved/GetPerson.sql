SELECT TOP(1) [a].[At]
FROM [Audit] AS [a]
WHERE [a].[SubjectId] = @person_Id AND [a].[Event] = N'SignedIn'
ORDER BY [a].[Number] DESC

SELECT TOP(1) [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey]
FROM [People] AS [p]
WHERE [p].[Id] = @query_PersonId
ORDER BY [p].[Id]

SELECT TOP(1) [p].[Name], [p].[WorkEmail]
FROM [People] AS [p]
WHERE [p].[Id] = @person_ManagerId

SELECT [i].[Id], [i].[Issuer], [i].[Key], [i].[LinkedAt], [i].[PersonId], [i].[Subject], [p2].[Id]
FROM (
    SELECT TOP(1) [p].[Id]
    FROM [People] AS [p]
    WHERE [p].[Id] = @query_PersonId
    ORDER BY [p].[Id]
) AS [p2]
INNER JOIN [Identities] AS [i] ON [p2].[Id] = [i].[PersonId]
ORDER BY [p2].[Id]

SELECT [l].[Id], [l].[FirstDay], [l].[LastDay], [l].[PersonId], [p0].[Id]
FROM (
    SELECT TOP(1) [p].[Id]
    FROM [People] AS [p]
    WHERE [p].[Id] = @query_PersonId
    ORDER BY [p].[Id]
) AS [p0]
INNER JOIN [Leaves] AS [l] ON [p0].[Id] = [l].[PersonId]
ORDER BY [p0].[Id]

SELECT [w].[Id], [w].[From], [w].[Percent], [w].[PersonId], [p1].[Id]
FROM (
    SELECT TOP(1) [p].[Id]
    FROM [People] AS [p]
    WHERE [p].[Id] = @query_PersonId
    ORDER BY [p].[Id]
) AS [p1]
INNER JOIN [WorkingTimes] AS [w] ON [p1].[Id] = [w].[PersonId]
ORDER BY [p1].[Id]
