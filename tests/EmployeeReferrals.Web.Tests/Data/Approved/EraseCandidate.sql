SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Objections] AS [o]
        WHERE [o].[KeyHash] = @hash) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT COALESCE(SUM([l].[Version] + 1), 0)
FROM [Lists] AS [l]

SELECT TOP(1) [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND [r].[CandidateId] NOT IN (
    SELECT [r0].[CandidateId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[ReferrerId] = @me1
) AND [r].[Id] = @id

SELECT TOP(2) [s].[UndoMinutes]
FROM [Settings] AS [s]

SELECT [c].[Id], [c].[About], [c].[AskedAt], [c].[AskedBy], [c].[LastAt], [c].[ReferralId], [c].[State], [c].[Version], [r].[Id], [r].[At], [r].[AuthorId], [r].[Number], [r].[ReviewId], [r].[Text]
FROM [CreditReviews] AS [c]
LEFT JOIN [ReviewMessages] AS [r] ON [c].[Id] = [r].[ReviewId]
WHERE [c].[ReferralId] IN (@list)
ORDER BY [c].[Id]

SELECT [c].[Id], [c].[CandidateId], [c].[ExpiresAt], [c].[ReferralId], [c].[TokenHash]
FROM [CandidateLinks] AS [c]
WHERE [c].[CandidateId] = @family1 AND [c].[ReferralId] NOT IN (@list)

SELECT [c].[Id], [c].[CandidateId], [c].[ExpiresAt], [c].[ReferralId], [c].[TokenHash]
FROM [CandidateLinks] AS [c]
WHERE [c].[ReferralId] IN (@list)

SELECT [c].[Id], [c].[ContactIds], [c].[FromId], [c].[IntoId], [c].[MergedAt], [c].[MergedBy], [c].[ReferralIds], [c].[UndoneAt], [c].[Version]
FROM [CandidateMerges] AS [c]
WHERE [c].[IntoId] = @into1 AND [c].[UndoneAt] IS NULL

SELECT [c].[Id], [c].[CreatedAt], [c].[Email], [c].[ErasedAt], [c].[Name], [c].[NameSearch], [c].[Version], [c0].[Id], [c0].[CandidateId], [c0].[Key], [c0].[Kind], [c0].[Value]
FROM [Candidates] AS [c]
LEFT JOIN [CandidateContacts] AS [c0] ON [c].[Id] = [c0].[CandidateId]
WHERE [c].[Id] = @family1
ORDER BY [c].[Id]

SELECT [n].[Id], [n].[At], [n].[AuthorId], [n].[Body], [n].[ReferralId], [n].[Version]
FROM [Notes] AS [n]
WHERE [n].[ReferralId] IN (@list)

SELECT [o].[Id], [o].[Attempts], [o].[CandidateId], [o].[ClaimId], [o].[ClaimedUntil], [o].[CreatedAt], [o].[Error], [o].[Facts], [o].[Key], [o].[Kind], [o].[NextAttemptAt], [o].[PayoutId], [o].[Purge], [o].[RecipientId], [o].[ReferralId], [o].[SentAt], [o].[SentWithId], [o].[State], [o].[To], [o].[TraceId]
FROM [Outbox] AS [o]
WHERE ([o].[CandidateId] IS NOT NULL AND [o].[CandidateId] = @family1) OR ([o].[ReferralId] IS NOT NULL AND [o].[ReferralId] IN (@list))

SELECT [o].[Id], [o].[CandidateId], [o].[EndReason], [o].[EndedAt], [o].[ReferralId], [o].[ReferrerId], [o].[ScopeKey], [o].[SettledByReferralId], [o].[StartedAt], [o].[Version], [o].[WindowEndsOn]
FROM [Ownerships] AS [o]
WHERE [o].[CandidateId] = @candidateId AND [o].[EndedAt] IS NULL

SELECT [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey]
FROM [People] AS [p]
WHERE 0 = 1

SELECT [p].[Id], [p].[DecidedAt], [p].[DecidedBy], [p].[FoundAt], [p].[PersonId], [p].[ReferralId], [p].[Same], [p].[Version]
FROM [PersonMatches] AS [p]
WHERE [p].[ReferralId] IN (@list) AND [p].[DecidedAt] IS NULL

SELECT [p].[Id], [p].[LedgerNumber], [p].[PayoutId], [p].[Text]
FROM [PayoutNotes] AS [p]
WHERE EXISTS (
    SELECT 1
    FROM [Payouts] AS [p0]
    WHERE [p0].[Id] = [p].[PayoutId] AND ([p0].[ReferralId] IN (@list) OR [p0].[HireId] IN (@list)))

SELECT [p].[Id], [p].[OtherCandidateId], [p].[ReferralId]
FROM [PossibleMatches] AS [p]
WHERE [p].[OtherCandidateId] = @family1 AND [p].[ReferralId] NOT IN (@list)

SELECT [p].[Id], [p].[OtherCandidateId], [p].[ReferralId]
FROM [PossibleMatches] AS [p]
WHERE [p].[ReferralId] IN (@list)

SELECT [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why], [s].[Id], [s].[ActorId], [s].[At], [s].[Entry], [s].[From], [s].[IsUndone], [s].[Note], [s].[Reason], [s].[ReferralId], [s].[To], [s].[Undoes], [c].[Id], [c].[ActorId], [c].[At], [c].[Code], [c].[Facts], [c].[Moment], [c].[Number], [c].[Reason], [c].[ReferralId], [c].[Sentence]
FROM [Referrals] AS [r]
LEFT JOIN [StageMoves] AS [s] ON [r].[Id] = [s].[ReferralId]
LEFT JOIN [CreditDecisions] AS [c] ON [r].[Id] = [c].[ReferralId]
WHERE [r].[CandidateId] = @candidateId
ORDER BY [r].[Id], [s].[Id]

SELECT [r].[Id], [r].[ReferralId]
FROM [Resumes] AS [r]
WHERE [r].[ReferralId] IN (@list)

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
DELETE FROM [CandidateContacts]
OUTPUT 1
WHERE [Id] = @p0;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
DELETE FROM [CandidateLinks]
OUTPUT 1
WHERE [Id] = @p0;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
DELETE FROM [Notes]
OUTPUT 1
WHERE [Id] = @p0 AND [Version] = @p1;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Objections] ([KeyHash], [At])
VALUES (@p0, @p1);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Outbox] ([Id], [Attempts], [CandidateId], [ClaimId], [ClaimedUntil], [CreatedAt], [Error], [Facts], [Key], [Kind], [NextAttemptAt], [PayoutId], [Purge], [RecipientId], [ReferralId], [SentAt], [SentWithId], [State], [To], [TraceId])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [StageMoves] ([Id], [ActorId], [At], [Entry], [From], [IsUndone], [Note], [Reason], [ReferralId], [To], [Undoes])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Candidates] SET [Email] = @p0, [ErasedAt] = @p1, [Name] = @p2, [NameSearch] = @p3, [Version] = @p4
OUTPUT 1
WHERE [Id] = @p5 AND [Version] = @p6;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [CreditDecisions] SET [Reason] = @p0
OUTPUT 1
WHERE [Id] = @p1;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Outbox] SET [Purge] = @p0
OUTPUT 1
WHERE [Id] = @p1;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Referrals] SET [ClosedAt] = @p0, [FirstAnswerAt] = @p1, [PlaceUntil] = @p2, [Stage] = @p3, [StageEntry] = @p4, [StageSince] = @p5, [TypedEmail] = @p6, [TypedName] = @p7, [Version] = @p8, [WaitingSince] = @p9, [Why] = @p10
OUTPUT 1
WHERE [Id] = @p11 AND [Version] = @p12;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Referrals] SET [ClosedAt] = @p0, [PlaceUntil] = @p1, [Stage] = @p2, [StageEntry] = @p3, [StageSince] = @p4, [TypedEmail] = @p5, [TypedName] = @p6, [Version] = @p7, [Why] = @p8
OUTPUT 1
WHERE [Id] = @p9 AND [Version] = @p10;
