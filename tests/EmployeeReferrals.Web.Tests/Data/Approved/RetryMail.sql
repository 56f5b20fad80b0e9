SELECT TOP(1) [c].[Id], [c].[CandidateId], [c].[ExpiresAt], [c].[ReferralId], [c].[TokenHash]
FROM [CandidateLinks] AS [c]
WHERE [c].[ReferralId] = @id

SELECT TOP(1) [o].[Id], [o].[Attempts], [o].[CandidateId], [o].[ClaimId], [o].[ClaimedUntil], [o].[CreatedAt], [o].[Error], [o].[Facts], [o].[Key], [o].[Kind], [o].[NextAttemptAt], [o].[PayoutId], [o].[Purge], [o].[RecipientId], [o].[ReferralId], [o].[SentAt], [o].[SentWithId], [o].[State], [o].[To], [o].[TraceId]
FROM [Outbox] AS [o]
WHERE [o].[Id] = @command_MessageId
