SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [People] AS [p]
        WHERE [p].[Id] = @_8__locals1_command_PersonId) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT DISTINCT [r].[CandidateId]
FROM [Referrals] AS [r]
WHERE 0 = 1

SELECT TOP(1) [p].[Id], [p].[ManagerId]
FROM [People] AS [p]
WHERE [p].[WorkEmailKey] = @key

SELECT TOP(1) [p].[LegalEntity], [p].[Department], [p].[Location]
FROM [People] AS [p]
WHERE [p].[Id] = @personId

SELECT TOP(1) [p].[ManagerId]
FROM [People] AS [p]
WHERE [p].[Id] = @id

SELECT TOP(1) [p].[Name]
FROM [People] AS [p]
WHERE [p].[EmployeeNumber] = @number AND [p].[Id] <> @personId

SELECT TOP(1) [p].[Name]
FROM [People] AS [p]
WHERE [p].[WorkEmailKey] = @work_Key AND [p].[Id] <> @personId

SELECT [c].[Id], [c].[Answer], [c].[BeforeId], [c].[ClosedAt], [c].[ClosedBy], [c].[Ground], [c].[HireId], [c].[NowId], [c].[OpenedAt], [c].[Version]
FROM [CreditCases] AS [c]
WHERE 0 = 1

SELECT [l].[Id], [l].[CreatedAt], [l].[JoinedIntoId], [l].[Kind], [l].[Name], [l].[State], [l].[Version], [l0].[Kind], [l0].[Key], [l0].[EntryId], [l0].[Written]
FROM [Lists] AS [l]
LEFT JOIN [ListSpellings] AS [l0] ON [l].[Id] = [l0].[EntryId]
ORDER BY [l].[Id], [l0].[Kind]

SELECT [p0].[Id], [p0].[AccessEnded], [p0].[Department], [p0].[EarlierSpells], [p0].[EmployeeNumber], [p0].[FirstDay], [p0].[HiredFromReferralId], [p0].[Kind], [p0].[LastDay], [p0].[LeavingReason], [p0].[LegalEntity], [p0].[Level], [p0].[Location], [p0].[ManagerId], [p0].[Name], [p0].[NameSearch], [p0].[Phone], [p0].[PhoneKey], [p0].[PrivateEmail], [p0].[PrivateEmailKey], [p0].[Roles], [p0].[Version], [p0].[WorkEmail], [p0].[WorkEmailKey], [l].[Id], [l].[FirstDay], [l].[LastDay], [l].[PersonId], [w].[Id], [w].[From], [w].[Percent], [w].[PersonId]
FROM (
    SELECT TOP(1) [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey]
    FROM [People] AS [p]
    WHERE [p].[Id] = @_8__locals1_personId
) AS [p0]
LEFT JOIN [Leaves] AS [l] ON [p0].[Id] = [l].[PersonId]
LEFT JOIN [WorkingTimes] AS [w] ON [p0].[Id] = [w].[PersonId]
ORDER BY [p0].[Id], [l].[Id]

SELECT [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey], [l].[Id], [l].[FirstDay], [l].[LastDay], [l].[PersonId], [w].[Id], [w].[From], [w].[Percent], [w].[PersonId]
FROM [People] AS [p]
LEFT JOIN [Leaves] AS [l] ON [p].[Id] = [l].[PersonId]
LEFT JOIN [WorkingTimes] AS [w] ON [p].[Id] = [w].[PersonId]
WHERE 0 = 1
ORDER BY [p].[Id], [l].[Id]

SELECT [p].[Id], [p].[Amount], [p].[ApprovedAmount], [p].[Currency], [p].[DayOffWorth], [p].[DaysAfterStart], [p].[DeferredUntil], [p].[DueOn], [p].[EmployeeNumber], [p].[FullAmount], [p].[HeldUntil], [p].[HireId], [p].[HireKey], [p].[Kind], [p].[LedgerCount], [p].[LegalEntity], [p].[NeedsApproval], [p].[Number], [p].[Parts], [p].[Reason], [p].[RecipientId], [p].[Recovery], [p].[ReferralId], [p].[ReleasedAt], [p].[RewardDays], [p].[RewardName], [p].[Round], [p].[Side], [p].[State], [p].[Version]
FROM [Payouts] AS [p]
WHERE [p].[State] <> N'Cancelled' AND ([p].[RecipientId] = @_8__locals1_personId OR EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[Id] = [p].[HireId] AND [r].[HiredPersonId] = @_8__locals1_personId1))

SELECT [p].[Id], [p].[OtherCandidateId], (
    SELECT TOP(1) [r0].[CandidateId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[Id] = [p].[ReferralId]) AS [Mine]
FROM [PossibleMatches] AS [p]
WHERE 0 = 1

SELECT [p].[Id], [r].[CandidateId]
FROM [PersonMatches] AS [p]
INNER JOIN [Referrals] AS [r] ON [p].[ReferralId] = [r].[Id]
WHERE 0 = 1

SELECT [r1].[CandidateId]
FROM (
    SELECT DISTINCT [r].[CandidateId]
    FROM [Referrals] AS [r]
    WHERE [r].[Stage] = N'Hired' AND ([r].[HiredPersonId] = @_8__locals1_personId OR EXISTS (
        SELECT 1
        FROM [Referrals] AS [r0]
        WHERE [r0].[Id] = [r].[HolderId] AND [r0].[ReferrerId] = @_8__locals1_personId1))
) AS [r1]
ORDER BY [r1].[CandidateId]

SELECT [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
FROM [Referrals] AS [r]
WHERE 0 = 1

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [People] SET [FirstDay] = @p0, [Version] = @p1
OUTPUT 1
WHERE [Id] = @p2 AND [Version] = @p3;
