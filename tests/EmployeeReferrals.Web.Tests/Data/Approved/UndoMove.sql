SELECT TOP(1) [o].[Id], [o].[Attempts], [o].[CandidateId], [o].[ClaimId], [o].[ClaimedUntil], [o].[CreatedAt], [o].[Error], [o].[Facts], [o].[Key], [o].[Kind], [o].[NextAttemptAt], [o].[PayoutId], [o].[Purge], [o].[RecipientId], [o].[ReferralId], [o].[SentAt], [o].[SentWithId], [o].[State], [o].[To], [o].[TraceId]
FROM [Outbox] AS [o]
WHERE [o].[Key] = @key

SELECT [r0].[Id], [r0].[CandidateId], [r0].[Channel], [r0].[ClosedAt], [r0].[Credit], [r0].[CreditSentence], [r0].[FirstAnswerAt], [r0].[HireKey], [r0].[HireTerms], [r0].[HiredOn], [r0].[HiredPersonId], [r0].[HolderId], [r0].[KnowsAboutIt], [r0].[MadeAt], [r0].[MadeOn], [r0].[NotSelectedReason], [r0].[OpeningId], [r0].[OverriddenBy], [r0].[Override], [r0].[PlaceFrom], [r0].[PlaceUntil], [r0].[PlannedStart], [r0].[RecruiterId], [r0].[ReferrerId], [r0].[Relationship], [r0].[Stage], [r0].[StageEntry], [r0].[StageSince], [r0].[StartedOn], [r0].[Terms], [r0].[TypedEmail], [r0].[TypedName], [r0].[Version], [r0].[WaitingSince], [r0].[Why], [s].[Id], [s].[ActorId], [s].[At], [s].[Entry], [s].[From], [s].[IsUndone], [s].[Note], [s].[Reason], [s].[ReferralId], [s].[To], [s].[Undoes], [c].[Id], [c].[ActorId], [c].[At], [c].[Code], [c].[Facts], [c].[Moment], [c].[Number], [c].[Reason], [c].[ReferralId], [c].[Sentence]
FROM (
    SELECT TOP(2) [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
    FROM [Referrals] AS [r]
    WHERE [r].[Id] = @id
) AS [r0]
LEFT JOIN [StageMoves] AS [s] ON [r0].[Id] = [s].[ReferralId]
LEFT JOIN [CreditDecisions] AS [c] ON [r0].[Id] = [c].[ReferralId]
ORDER BY [r0].[Id], [s].[Id]

SELECT [r1].[Id], [r1].[CandidateId], [r1].[Channel], [r1].[ClosedAt], [r1].[Credit], [r1].[CreditSentence], [r1].[FirstAnswerAt], [r1].[HireKey], [r1].[HireTerms], [r1].[HiredOn], [r1].[HiredPersonId], [r1].[HolderId], [r1].[KnowsAboutIt], [r1].[MadeAt], [r1].[MadeOn], [r1].[NotSelectedReason], [r1].[OpeningId], [r1].[OverriddenBy], [r1].[Override], [r1].[PlaceFrom], [r1].[PlaceUntil], [r1].[PlannedStart], [r1].[RecruiterId], [r1].[ReferrerId], [r1].[Relationship], [r1].[Stage], [r1].[StageEntry], [r1].[StageSince], [r1].[StartedOn], [r1].[Terms], [r1].[TypedEmail], [r1].[TypedName], [r1].[Version], [r1].[WaitingSince], [r1].[Why], [s].[Id], [s].[ActorId], [s].[At], [s].[Entry], [s].[From], [s].[IsUndone], [s].[Note], [s].[Reason], [s].[ReferralId], [s].[To], [s].[Undoes]
FROM (
    SELECT TOP(1) [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
    FROM [Referrals] AS [r]
    WHERE [r].[ReferrerId] <> @me AND (EXISTS (
        SELECT 1
        FROM [OpeningRecruiters] AS [o]
        WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[CandidateId] NOT IN (
        SELECT [r0].[CandidateId]
        FROM [Referrals] AS [r0]
        WHERE [r0].[ReferrerId] = @me3
    ) AND [r].[Id] = @id
) AS [r1]
LEFT JOIN [StageMoves] AS [s] ON [r1].[Id] = [s].[ReferralId]
ORDER BY [r1].[Id]

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [StageMoves] ([Id], [ActorId], [At], [Entry], [From], [IsUndone], [Note], [Reason], [ReferralId], [To], [Undoes])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Outbox] SET [State] = @p0
OUTPUT 1
WHERE [Id] = @p1;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Referrals] SET [FirstAnswerAt] = @p0, [Stage] = @p1, [StageEntry] = @p2, [Version] = @p3
OUTPUT 1
WHERE [Id] = @p4 AND [Version] = @p5;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [StageMoves] SET [IsUndone] = @p0
OUTPUT 1
WHERE [Id] = @p1;
