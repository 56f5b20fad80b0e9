SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [AuditHead] AS [a]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT COUNT(*)
FROM [Audit] AS [a]
WHERE [a].[SubjectId] NOT IN (
    SELECT [r].[Id]
    FROM [Referrals] AS [r]
    WHERE [r].[Id] IN (
        SELECT [r0].[Id]
        FROM [Referrals] AS [r0]
        WHERE [r0].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [r1].[CandidateId] AS [Id]
    FROM [Referrals] AS [r1]
    WHERE [r1].[Id] IN (
        SELECT [r2].[Id]
        FROM [Referrals] AS [r2]
        WHERE [r2].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [p].[Id]
    FROM [Payouts] AS [p]
    WHERE [p].[ReferralId] IN (
        SELECT [r3].[Id]
        FROM [Referrals] AS [r3]
        WHERE [r3].[ReferrerId] = @me
    ) OR [p].[HireId] IN (
        SELECT [r4].[Id]
        FROM [Referrals] AS [r4]
        WHERE [r4].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [n].[Id]
    FROM [Notes] AS [n]
    WHERE [n].[ReferralId] IN (
        SELECT [r5].[Id]
        FROM [Referrals] AS [r5]
        WHERE [r5].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c].[Id]
    FROM [CreditReviews] AS [c]
    WHERE [c].[ReferralId] IN (
        SELECT [r6].[Id]
        FROM [Referrals] AS [r6]
        WHERE [r6].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [o].[Id]
    FROM [Ownerships] AS [o]
    WHERE [o].[ReferralId] IN (
        SELECT [r7].[Id]
        FROM [Referrals] AS [r7]
        WHERE [r7].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [p0].[Id]
    FROM [Payouts] AS [p0]
    WHERE [p0].[RecipientId] = @me
)

SELECT COUNT(*)
FROM [Audit] AS [a]
WHERE [a].[SubjectId] NOT IN (
    SELECT [r].[Id]
    FROM [Referrals] AS [r]
    WHERE [r].[Id] IN (
        SELECT [r0].[Id]
        FROM [Referrals] AS [r0]
        WHERE [r0].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [r1].[CandidateId] AS [Id]
    FROM [Referrals] AS [r1]
    WHERE [r1].[Id] IN (
        SELECT [r2].[Id]
        FROM [Referrals] AS [r2]
        WHERE [r2].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [p].[Id]
    FROM [Payouts] AS [p]
    WHERE [p].[ReferralId] IN (
        SELECT [r3].[Id]
        FROM [Referrals] AS [r3]
        WHERE [r3].[ReferrerId] = @me
    ) OR [p].[HireId] IN (
        SELECT [r4].[Id]
        FROM [Referrals] AS [r4]
        WHERE [r4].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [n].[Id]
    FROM [Notes] AS [n]
    WHERE [n].[ReferralId] IN (
        SELECT [r5].[Id]
        FROM [Referrals] AS [r5]
        WHERE [r5].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c].[Id]
    FROM [CreditReviews] AS [c]
    WHERE [c].[ReferralId] IN (
        SELECT [r6].[Id]
        FROM [Referrals] AS [r6]
        WHERE [r6].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [o].[Id]
    FROM [Ownerships] AS [o]
    WHERE [o].[ReferralId] IN (
        SELECT [r7].[Id]
        FROM [Referrals] AS [r7]
        WHERE [r7].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [p0].[Id]
    FROM [Payouts] AS [p0]
    WHERE [p0].[RecipientId] = @me
) AND [a].[Event] = @kinds1 AND ([a].[ActorId] IN (
    SELECT [p1].[Id]
    FROM [People] AS [p1]
    WHERE [p1].[NameSearch] LIKE @key_contains ESCAPE N'\'
) OR [a].[SubjectId] IN (
    SELECT [p2].[Id]
    FROM [People] AS [p2]
    WHERE [p2].[NameSearch] LIKE @key_contains ESCAPE N'\'
)) AND ([a].[SubjectId] = @about OR [a].[SubjectId] IN (
    SELECT [r8].[Id]
    FROM [Referrals] AS [r8]
    WHERE [r8].[Id] IN (
        SELECT [r9].[Id]
        FROM [Referrals] AS [r9]
        WHERE [r9].[Id] = @about12 OR [r9].[CandidateId] = @about12
    )
    UNION ALL
    SELECT [r10].[CandidateId] AS [Id]
    FROM [Referrals] AS [r10]
    WHERE [r10].[Id] IN (
        SELECT [r11].[Id]
        FROM [Referrals] AS [r11]
        WHERE [r11].[Id] = @about12 OR [r11].[CandidateId] = @about12
    )
    UNION ALL
    SELECT [p3].[Id]
    FROM [Payouts] AS [p3]
    WHERE [p3].[ReferralId] IN (
        SELECT [r12].[Id]
        FROM [Referrals] AS [r12]
        WHERE [r12].[Id] = @about12 OR [r12].[CandidateId] = @about12
    ) OR [p3].[HireId] IN (
        SELECT [r13].[Id]
        FROM [Referrals] AS [r13]
        WHERE [r13].[Id] = @about12 OR [r13].[CandidateId] = @about12
    )
    UNION ALL
    SELECT [n0].[Id]
    FROM [Notes] AS [n0]
    WHERE [n0].[ReferralId] IN (
        SELECT [r14].[Id]
        FROM [Referrals] AS [r14]
        WHERE [r14].[Id] = @about12 OR [r14].[CandidateId] = @about12
    )
    UNION ALL
    SELECT [c0].[Id]
    FROM [CreditReviews] AS [c0]
    WHERE [c0].[ReferralId] IN (
        SELECT [r15].[Id]
        FROM [Referrals] AS [r15]
        WHERE [r15].[Id] = @about12 OR [r15].[CandidateId] = @about12
    )
    UNION ALL
    SELECT [o0].[Id]
    FROM [Ownerships] AS [o0]
    WHERE [o0].[ReferralId] IN (
        SELECT [r16].[Id]
        FROM [Referrals] AS [r16]
        WHERE [r16].[Id] = @about12 OR [r16].[CandidateId] = @about12
    )
    UNION ALL
    SELECT [p4].[Id]
    FROM [Payouts] AS [p4]
    WHERE [p4].[RecipientId] = @about12
    UNION ALL
    SELECT [p5].[Id]
    FROM [PlanVersions] AS [p5]
    WHERE [p5].[PlanId] = @about12
)) AND [a].[At] >= @since AND [a].[At] < @before

SELECT COUNT(*)
FROM [Audit] AS [a]
WHERE [a].[SubjectId] NOT IN (
    SELECT [r].[Id]
    FROM [Referrals] AS [r]
    WHERE [r].[Id] IN (
        SELECT [r0].[Id]
        FROM [Referrals] AS [r0]
        WHERE [r0].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [r1].[CandidateId] AS [Id]
    FROM [Referrals] AS [r1]
    WHERE [r1].[Id] IN (
        SELECT [r2].[Id]
        FROM [Referrals] AS [r2]
        WHERE [r2].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [p].[Id]
    FROM [Payouts] AS [p]
    WHERE [p].[ReferralId] IN (
        SELECT [r3].[Id]
        FROM [Referrals] AS [r3]
        WHERE [r3].[ReferrerId] = @me
    ) OR [p].[HireId] IN (
        SELECT [r4].[Id]
        FROM [Referrals] AS [r4]
        WHERE [r4].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [n].[Id]
    FROM [Notes] AS [n]
    WHERE [n].[ReferralId] IN (
        SELECT [r5].[Id]
        FROM [Referrals] AS [r5]
        WHERE [r5].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c].[Id]
    FROM [CreditReviews] AS [c]
    WHERE [c].[ReferralId] IN (
        SELECT [r6].[Id]
        FROM [Referrals] AS [r6]
        WHERE [r6].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [o].[Id]
    FROM [Ownerships] AS [o]
    WHERE [o].[ReferralId] IN (
        SELECT [r7].[Id]
        FROM [Referrals] AS [r7]
        WHERE [r7].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [p0].[Id]
    FROM [Payouts] AS [p0]
    WHERE [p0].[RecipientId] = @me
) AND [a].[Event] = @kinds1 AND ([a].[ActorId] IN (
    SELECT [p1].[Id]
    FROM [People] AS [p1]
    WHERE [p1].[NameSearch] LIKE @key_contains ESCAPE N'\'
) OR [a].[SubjectId] IN (
    SELECT [r8].[Id]
    FROM [Referrals] AS [r8]
    WHERE [r8].[Id] IN (
        SELECT [r9].[Id]
        FROM [Referrals] AS [r9]
        WHERE [r9].[ReferrerId] IN (
            SELECT [p2].[Id]
            FROM [People] AS [p2]
            WHERE [p2].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c0]
            WHERE [c0].[Id] = [r9].[CandidateId] AND [c0].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [r10].[CandidateId] AS [Id]
    FROM [Referrals] AS [r10]
    WHERE [r10].[Id] IN (
        SELECT [r11].[Id]
        FROM [Referrals] AS [r11]
        WHERE [r11].[ReferrerId] IN (
            SELECT [p3].[Id]
            FROM [People] AS [p3]
            WHERE [p3].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c1]
            WHERE [c1].[Id] = [r11].[CandidateId] AND [c1].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [p4].[Id]
    FROM [Payouts] AS [p4]
    WHERE [p4].[ReferralId] IN (
        SELECT [r12].[Id]
        FROM [Referrals] AS [r12]
        WHERE [r12].[ReferrerId] IN (
            SELECT [p5].[Id]
            FROM [People] AS [p5]
            WHERE [p5].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c2]
            WHERE [c2].[Id] = [r12].[CandidateId] AND [c2].[NameSearch] LIKE @key_contains ESCAPE N'\')
    ) OR [p4].[HireId] IN (
        SELECT [r13].[Id]
        FROM [Referrals] AS [r13]
        WHERE [r13].[ReferrerId] IN (
            SELECT [p6].[Id]
            FROM [People] AS [p6]
            WHERE [p6].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c3]
            WHERE [c3].[Id] = [r13].[CandidateId] AND [c3].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [n0].[Id]
    FROM [Notes] AS [n0]
    WHERE [n0].[ReferralId] IN (
        SELECT [r14].[Id]
        FROM [Referrals] AS [r14]
        WHERE [r14].[ReferrerId] IN (
            SELECT [p7].[Id]
            FROM [People] AS [p7]
            WHERE [p7].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c4]
            WHERE [c4].[Id] = [r14].[CandidateId] AND [c4].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [c5].[Id]
    FROM [CreditReviews] AS [c5]
    WHERE [c5].[ReferralId] IN (
        SELECT [r15].[Id]
        FROM [Referrals] AS [r15]
        WHERE [r15].[ReferrerId] IN (
            SELECT [p8].[Id]
            FROM [People] AS [p8]
            WHERE [p8].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c6]
            WHERE [c6].[Id] = [r15].[CandidateId] AND [c6].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [o0].[Id]
    FROM [Ownerships] AS [o0]
    WHERE [o0].[ReferralId] IN (
        SELECT [r16].[Id]
        FROM [Referrals] AS [r16]
        WHERE [r16].[ReferrerId] IN (
            SELECT [p9].[Id]
            FROM [People] AS [p9]
            WHERE [p9].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c7]
            WHERE [c7].[Id] = [r16].[CandidateId] AND [c7].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [p10].[Id]
    FROM [Payouts] AS [p10]
    WHERE [p10].[RecipientId] IN (
        SELECT [p11].[Id]
        FROM [People] AS [p11]
        WHERE [p11].[NameSearch] LIKE @key_contains ESCAPE N'\'
    )
    UNION ALL
    SELECT [p12].[Id]
    FROM [People] AS [p12]
    WHERE [p12].[NameSearch] LIKE @key_contains ESCAPE N'\'
)) AND ([a].[SubjectId] = @about OR [a].[SubjectId] IN (
    SELECT [r17].[Id]
    FROM [Referrals] AS [r17]
    WHERE [r17].[Id] IN (
        SELECT [r18].[Id]
        FROM [Referrals] AS [r18]
        WHERE [r18].[Id] = @about34 OR [r18].[CandidateId] = @about34
    )
    UNION ALL
    SELECT [r19].[CandidateId] AS [Id]
    FROM [Referrals] AS [r19]
    WHERE [r19].[Id] IN (
        SELECT [r20].[Id]
        FROM [Referrals] AS [r20]
        WHERE [r20].[Id] = @about34 OR [r20].[CandidateId] = @about34
    )
    UNION ALL
    SELECT [p13].[Id]
    FROM [Payouts] AS [p13]
    WHERE [p13].[ReferralId] IN (
        SELECT [r21].[Id]
        FROM [Referrals] AS [r21]
        WHERE [r21].[Id] = @about34 OR [r21].[CandidateId] = @about34
    ) OR [p13].[HireId] IN (
        SELECT [r22].[Id]
        FROM [Referrals] AS [r22]
        WHERE [r22].[Id] = @about34 OR [r22].[CandidateId] = @about34
    )
    UNION ALL
    SELECT [n1].[Id]
    FROM [Notes] AS [n1]
    WHERE [n1].[ReferralId] IN (
        SELECT [r23].[Id]
        FROM [Referrals] AS [r23]
        WHERE [r23].[Id] = @about34 OR [r23].[CandidateId] = @about34
    )
    UNION ALL
    SELECT [c8].[Id]
    FROM [CreditReviews] AS [c8]
    WHERE [c8].[ReferralId] IN (
        SELECT [r24].[Id]
        FROM [Referrals] AS [r24]
        WHERE [r24].[Id] = @about34 OR [r24].[CandidateId] = @about34
    )
    UNION ALL
    SELECT [o1].[Id]
    FROM [Ownerships] AS [o1]
    WHERE [o1].[ReferralId] IN (
        SELECT [r25].[Id]
        FROM [Referrals] AS [r25]
        WHERE [r25].[Id] = @about34 OR [r25].[CandidateId] = @about34
    )
    UNION ALL
    SELECT [p14].[Id]
    FROM [Payouts] AS [p14]
    WHERE [p14].[RecipientId] = @about34
    UNION ALL
    SELECT [p15].[Id]
    FROM [PlanVersions] AS [p15]
    WHERE [p15].[PlanId] = @about34
)) AND [a].[At] >= @since AND [a].[At] < @before

SELECT [a].[Number], [a].[ActedAs], [a].[ActorId], [a].[At], [a].[ChainNumber], [a].[CommitId], [a].[Data], [a].[Event], [a].[Hash], [a].[Seal], [a].[SubjectId]
FROM [Audit] AS [a]
WHERE [a].[SubjectId] NOT IN (
    SELECT [r].[Id]
    FROM [Referrals] AS [r]
    WHERE [r].[Id] IN (
        SELECT [r0].[Id]
        FROM [Referrals] AS [r0]
        WHERE [r0].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [r1].[CandidateId] AS [Id]
    FROM [Referrals] AS [r1]
    WHERE [r1].[Id] IN (
        SELECT [r2].[Id]
        FROM [Referrals] AS [r2]
        WHERE [r2].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [p].[Id]
    FROM [Payouts] AS [p]
    WHERE [p].[ReferralId] IN (
        SELECT [r3].[Id]
        FROM [Referrals] AS [r3]
        WHERE [r3].[ReferrerId] = @me
    ) OR [p].[HireId] IN (
        SELECT [r4].[Id]
        FROM [Referrals] AS [r4]
        WHERE [r4].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [n].[Id]
    FROM [Notes] AS [n]
    WHERE [n].[ReferralId] IN (
        SELECT [r5].[Id]
        FROM [Referrals] AS [r5]
        WHERE [r5].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c].[Id]
    FROM [CreditReviews] AS [c]
    WHERE [c].[ReferralId] IN (
        SELECT [r6].[Id]
        FROM [Referrals] AS [r6]
        WHERE [r6].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [o].[Id]
    FROM [Ownerships] AS [o]
    WHERE [o].[ReferralId] IN (
        SELECT [r7].[Id]
        FROM [Referrals] AS [r7]
        WHERE [r7].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [p0].[Id]
    FROM [Payouts] AS [p0]
    WHERE [p0].[RecipientId] = @me
)
ORDER BY [a].[Number] DESC
OFFSET @p ROWS FETCH NEXT @p ROWS ONLY

SELECT [a].[Number], [a].[ActedAs], [a].[ActorId], [a].[At], [a].[ChainNumber], [a].[CommitId], [a].[Data], [a].[Event], [a].[Hash], [a].[Seal], [a].[SubjectId]
FROM [Audit] AS [a]
WHERE [a].[SubjectId] NOT IN (
    SELECT [r].[Id]
    FROM [Referrals] AS [r]
    WHERE [r].[Id] IN (
        SELECT [r0].[Id]
        FROM [Referrals] AS [r0]
        WHERE [r0].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [r1].[CandidateId] AS [Id]
    FROM [Referrals] AS [r1]
    WHERE [r1].[Id] IN (
        SELECT [r2].[Id]
        FROM [Referrals] AS [r2]
        WHERE [r2].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [p].[Id]
    FROM [Payouts] AS [p]
    WHERE [p].[ReferralId] IN (
        SELECT [r3].[Id]
        FROM [Referrals] AS [r3]
        WHERE [r3].[ReferrerId] = @me
    ) OR [p].[HireId] IN (
        SELECT [r4].[Id]
        FROM [Referrals] AS [r4]
        WHERE [r4].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [n].[Id]
    FROM [Notes] AS [n]
    WHERE [n].[ReferralId] IN (
        SELECT [r5].[Id]
        FROM [Referrals] AS [r5]
        WHERE [r5].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c].[Id]
    FROM [CreditReviews] AS [c]
    WHERE [c].[ReferralId] IN (
        SELECT [r6].[Id]
        FROM [Referrals] AS [r6]
        WHERE [r6].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [o].[Id]
    FROM [Ownerships] AS [o]
    WHERE [o].[ReferralId] IN (
        SELECT [r7].[Id]
        FROM [Referrals] AS [r7]
        WHERE [r7].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [p0].[Id]
    FROM [Payouts] AS [p0]
    WHERE [p0].[RecipientId] = @me
)
ORDER BY [a].[Number] DESC
OFFSET @p ROWS FETCH NEXT @p9 ROWS ONLY

SELECT [a].[Number], [a].[ActedAs], [a].[ActorId], [a].[At], [a].[ChainNumber], [a].[CommitId], [a].[Data], [a].[Event], [a].[Hash], [a].[Seal], [a].[SubjectId]
FROM [Audit] AS [a]
WHERE [a].[SubjectId] NOT IN (
    SELECT [r].[Id]
    FROM [Referrals] AS [r]
    WHERE [r].[Id] IN (
        SELECT [r0].[Id]
        FROM [Referrals] AS [r0]
        WHERE [r0].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [r1].[CandidateId] AS [Id]
    FROM [Referrals] AS [r1]
    WHERE [r1].[Id] IN (
        SELECT [r2].[Id]
        FROM [Referrals] AS [r2]
        WHERE [r2].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [p].[Id]
    FROM [Payouts] AS [p]
    WHERE [p].[ReferralId] IN (
        SELECT [r3].[Id]
        FROM [Referrals] AS [r3]
        WHERE [r3].[ReferrerId] = @me
    ) OR [p].[HireId] IN (
        SELECT [r4].[Id]
        FROM [Referrals] AS [r4]
        WHERE [r4].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [n].[Id]
    FROM [Notes] AS [n]
    WHERE [n].[ReferralId] IN (
        SELECT [r5].[Id]
        FROM [Referrals] AS [r5]
        WHERE [r5].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c].[Id]
    FROM [CreditReviews] AS [c]
    WHERE [c].[ReferralId] IN (
        SELECT [r6].[Id]
        FROM [Referrals] AS [r6]
        WHERE [r6].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [o].[Id]
    FROM [Ownerships] AS [o]
    WHERE [o].[ReferralId] IN (
        SELECT [r7].[Id]
        FROM [Referrals] AS [r7]
        WHERE [r7].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [p0].[Id]
    FROM [Payouts] AS [p0]
    WHERE [p0].[RecipientId] = @me
) AND [a].[Event] = @kinds1 AND ([a].[ActorId] IN (
    SELECT [p1].[Id]
    FROM [People] AS [p1]
    WHERE [p1].[NameSearch] LIKE @key_contains ESCAPE N'\'
) OR [a].[SubjectId] IN (
    SELECT [p2].[Id]
    FROM [People] AS [p2]
    WHERE [p2].[NameSearch] LIKE @key_contains ESCAPE N'\'
)) AND ([a].[SubjectId] = @about OR [a].[SubjectId] IN (
    SELECT [r8].[Id]
    FROM [Referrals] AS [r8]
    WHERE [r8].[Id] IN (
        SELECT [r9].[Id]
        FROM [Referrals] AS [r9]
        WHERE [r9].[Id] = @about12 OR [r9].[CandidateId] = @about12
    )
    UNION ALL
    SELECT [r10].[CandidateId] AS [Id]
    FROM [Referrals] AS [r10]
    WHERE [r10].[Id] IN (
        SELECT [r11].[Id]
        FROM [Referrals] AS [r11]
        WHERE [r11].[Id] = @about12 OR [r11].[CandidateId] = @about12
    )
    UNION ALL
    SELECT [p3].[Id]
    FROM [Payouts] AS [p3]
    WHERE [p3].[ReferralId] IN (
        SELECT [r12].[Id]
        FROM [Referrals] AS [r12]
        WHERE [r12].[Id] = @about12 OR [r12].[CandidateId] = @about12
    ) OR [p3].[HireId] IN (
        SELECT [r13].[Id]
        FROM [Referrals] AS [r13]
        WHERE [r13].[Id] = @about12 OR [r13].[CandidateId] = @about12
    )
    UNION ALL
    SELECT [n0].[Id]
    FROM [Notes] AS [n0]
    WHERE [n0].[ReferralId] IN (
        SELECT [r14].[Id]
        FROM [Referrals] AS [r14]
        WHERE [r14].[Id] = @about12 OR [r14].[CandidateId] = @about12
    )
    UNION ALL
    SELECT [c0].[Id]
    FROM [CreditReviews] AS [c0]
    WHERE [c0].[ReferralId] IN (
        SELECT [r15].[Id]
        FROM [Referrals] AS [r15]
        WHERE [r15].[Id] = @about12 OR [r15].[CandidateId] = @about12
    )
    UNION ALL
    SELECT [o0].[Id]
    FROM [Ownerships] AS [o0]
    WHERE [o0].[ReferralId] IN (
        SELECT [r16].[Id]
        FROM [Referrals] AS [r16]
        WHERE [r16].[Id] = @about12 OR [r16].[CandidateId] = @about12
    )
    UNION ALL
    SELECT [p4].[Id]
    FROM [Payouts] AS [p4]
    WHERE [p4].[RecipientId] = @about12
    UNION ALL
    SELECT [p5].[Id]
    FROM [PlanVersions] AS [p5]
    WHERE [p5].[PlanId] = @about12
)) AND [a].[At] >= @since AND [a].[At] < @before
ORDER BY [a].[Number] DESC
OFFSET @p ROWS FETCH NEXT @p31 ROWS ONLY

SELECT [a].[Number], [a].[ActedAs], [a].[ActorId], [a].[At], [a].[ChainNumber], [a].[CommitId], [a].[Data], [a].[Event], [a].[Hash], [a].[Seal], [a].[SubjectId]
FROM [Audit] AS [a]
WHERE [a].[SubjectId] NOT IN (
    SELECT [r].[Id]
    FROM [Referrals] AS [r]
    WHERE [r].[Id] IN (
        SELECT [r0].[Id]
        FROM [Referrals] AS [r0]
        WHERE [r0].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [r1].[CandidateId] AS [Id]
    FROM [Referrals] AS [r1]
    WHERE [r1].[Id] IN (
        SELECT [r2].[Id]
        FROM [Referrals] AS [r2]
        WHERE [r2].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [p].[Id]
    FROM [Payouts] AS [p]
    WHERE [p].[ReferralId] IN (
        SELECT [r3].[Id]
        FROM [Referrals] AS [r3]
        WHERE [r3].[ReferrerId] = @me
    ) OR [p].[HireId] IN (
        SELECT [r4].[Id]
        FROM [Referrals] AS [r4]
        WHERE [r4].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [n].[Id]
    FROM [Notes] AS [n]
    WHERE [n].[ReferralId] IN (
        SELECT [r5].[Id]
        FROM [Referrals] AS [r5]
        WHERE [r5].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [c].[Id]
    FROM [CreditReviews] AS [c]
    WHERE [c].[ReferralId] IN (
        SELECT [r6].[Id]
        FROM [Referrals] AS [r6]
        WHERE [r6].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [o].[Id]
    FROM [Ownerships] AS [o]
    WHERE [o].[ReferralId] IN (
        SELECT [r7].[Id]
        FROM [Referrals] AS [r7]
        WHERE [r7].[ReferrerId] = @me
    )
    UNION ALL
    SELECT [p0].[Id]
    FROM [Payouts] AS [p0]
    WHERE [p0].[RecipientId] = @me
) AND [a].[Event] = @kinds1 AND ([a].[ActorId] IN (
    SELECT [p1].[Id]
    FROM [People] AS [p1]
    WHERE [p1].[NameSearch] LIKE @key_contains ESCAPE N'\'
) OR [a].[SubjectId] IN (
    SELECT [r8].[Id]
    FROM [Referrals] AS [r8]
    WHERE [r8].[Id] IN (
        SELECT [r9].[Id]
        FROM [Referrals] AS [r9]
        WHERE [r9].[ReferrerId] IN (
            SELECT [p2].[Id]
            FROM [People] AS [p2]
            WHERE [p2].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c0]
            WHERE [c0].[Id] = [r9].[CandidateId] AND [c0].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [r10].[CandidateId] AS [Id]
    FROM [Referrals] AS [r10]
    WHERE [r10].[Id] IN (
        SELECT [r11].[Id]
        FROM [Referrals] AS [r11]
        WHERE [r11].[ReferrerId] IN (
            SELECT [p3].[Id]
            FROM [People] AS [p3]
            WHERE [p3].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c1]
            WHERE [c1].[Id] = [r11].[CandidateId] AND [c1].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [p4].[Id]
    FROM [Payouts] AS [p4]
    WHERE [p4].[ReferralId] IN (
        SELECT [r12].[Id]
        FROM [Referrals] AS [r12]
        WHERE [r12].[ReferrerId] IN (
            SELECT [p5].[Id]
            FROM [People] AS [p5]
            WHERE [p5].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c2]
            WHERE [c2].[Id] = [r12].[CandidateId] AND [c2].[NameSearch] LIKE @key_contains ESCAPE N'\')
    ) OR [p4].[HireId] IN (
        SELECT [r13].[Id]
        FROM [Referrals] AS [r13]
        WHERE [r13].[ReferrerId] IN (
            SELECT [p6].[Id]
            FROM [People] AS [p6]
            WHERE [p6].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c3]
            WHERE [c3].[Id] = [r13].[CandidateId] AND [c3].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [n0].[Id]
    FROM [Notes] AS [n0]
    WHERE [n0].[ReferralId] IN (
        SELECT [r14].[Id]
        FROM [Referrals] AS [r14]
        WHERE [r14].[ReferrerId] IN (
            SELECT [p7].[Id]
            FROM [People] AS [p7]
            WHERE [p7].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c4]
            WHERE [c4].[Id] = [r14].[CandidateId] AND [c4].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [c5].[Id]
    FROM [CreditReviews] AS [c5]
    WHERE [c5].[ReferralId] IN (
        SELECT [r15].[Id]
        FROM [Referrals] AS [r15]
        WHERE [r15].[ReferrerId] IN (
            SELECT [p8].[Id]
            FROM [People] AS [p8]
            WHERE [p8].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c6]
            WHERE [c6].[Id] = [r15].[CandidateId] AND [c6].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [o0].[Id]
    FROM [Ownerships] AS [o0]
    WHERE [o0].[ReferralId] IN (
        SELECT [r16].[Id]
        FROM [Referrals] AS [r16]
        WHERE [r16].[ReferrerId] IN (
            SELECT [p9].[Id]
            FROM [People] AS [p9]
            WHERE [p9].[NameSearch] LIKE @key_contains ESCAPE N'\'
        ) OR EXISTS (
            SELECT 1
            FROM [Candidates] AS [c7]
            WHERE [c7].[Id] = [r16].[CandidateId] AND [c7].[NameSearch] LIKE @key_contains ESCAPE N'\')
    )
    UNION ALL
    SELECT [p10].[Id]
    FROM [Payouts] AS [p10]
    WHERE [p10].[RecipientId] IN (
        SELECT [p11].[Id]
        FROM [People] AS [p11]
        WHERE [p11].[NameSearch] LIKE @key_contains ESCAPE N'\'
    )
    UNION ALL
    SELECT [p12].[Id]
    FROM [People] AS [p12]
    WHERE [p12].[NameSearch] LIKE @key_contains ESCAPE N'\'
)) AND ([a].[SubjectId] = @about OR [a].[SubjectId] IN (
    SELECT [r17].[Id]
    FROM [Referrals] AS [r17]
    WHERE [r17].[Id] IN (
        SELECT [r18].[Id]
        FROM [Referrals] AS [r18]
        WHERE [r18].[Id] = @about34 OR [r18].[CandidateId] = @about34
    )
    UNION ALL
    SELECT [r19].[CandidateId] AS [Id]
    FROM [Referrals] AS [r19]
    WHERE [r19].[Id] IN (
        SELECT [r20].[Id]
        FROM [Referrals] AS [r20]
        WHERE [r20].[Id] = @about34 OR [r20].[CandidateId] = @about34
    )
    UNION ALL
    SELECT [p13].[Id]
    FROM [Payouts] AS [p13]
    WHERE [p13].[ReferralId] IN (
        SELECT [r21].[Id]
        FROM [Referrals] AS [r21]
        WHERE [r21].[Id] = @about34 OR [r21].[CandidateId] = @about34
    ) OR [p13].[HireId] IN (
        SELECT [r22].[Id]
        FROM [Referrals] AS [r22]
        WHERE [r22].[Id] = @about34 OR [r22].[CandidateId] = @about34
    )
    UNION ALL
    SELECT [n1].[Id]
    FROM [Notes] AS [n1]
    WHERE [n1].[ReferralId] IN (
        SELECT [r23].[Id]
        FROM [Referrals] AS [r23]
        WHERE [r23].[Id] = @about34 OR [r23].[CandidateId] = @about34
    )
    UNION ALL
    SELECT [c8].[Id]
    FROM [CreditReviews] AS [c8]
    WHERE [c8].[ReferralId] IN (
        SELECT [r24].[Id]
        FROM [Referrals] AS [r24]
        WHERE [r24].[Id] = @about34 OR [r24].[CandidateId] = @about34
    )
    UNION ALL
    SELECT [o1].[Id]
    FROM [Ownerships] AS [o1]
    WHERE [o1].[ReferralId] IN (
        SELECT [r25].[Id]
        FROM [Referrals] AS [r25]
        WHERE [r25].[Id] = @about34 OR [r25].[CandidateId] = @about34
    )
    UNION ALL
    SELECT [p14].[Id]
    FROM [Payouts] AS [p14]
    WHERE [p14].[RecipientId] = @about34
    UNION ALL
    SELECT [p15].[Id]
    FROM [PlanVersions] AS [p15]
    WHERE [p15].[PlanId] = @about34
)) AND [a].[At] >= @since AND [a].[At] < @before
ORDER BY [a].[Number] DESC
OFFSET @p ROWS FETCH NEXT @p53 ROWS ONLY

SELECT [c].[Id], [c].[CreatedAt], [c].[Facts], [c].[From], [c].[SetBy], [c].[Until], [c].[Version]
FROM [Campaigns] AS [c]
WHERE [c].[Id] = @ids1

SELECT [c].[Id], [c].[CreatedAt], [c].[Facts], [c].[From], [c].[SetBy], [c].[Until], [c].[Version]
FROM [Campaigns] AS [c]
WHERE [c].[Id] IN (@list)

SELECT [c].[Id], [c].[Name]
FROM [Candidates] AS [c]
WHERE [c].[Id] = @named1

SELECT [c].[Id], [c].[Name]
FROM [Candidates] AS [c]
WHERE [c].[Id] IN (@list)

SELECT [l].[Id], [l].[Name]
FROM [Lists] AS [l]
WHERE [l].[Id] = @ids1

SELECT [l].[Id], [l].[Name]
FROM [Lists] AS [l]
WHERE [l].[Id] IN (@list)

SELECT [o].[Id], [o].[Title] + N', ' + [o].[Location] AS [Text]
FROM [Openings] AS [o]
WHERE [o].[Id] IN (@list)

SELECT [o].[Id], [o].[Title], [o].[Location]
FROM [Openings] AS [o]
WHERE [o].[Id] = @ids1

SELECT [o].[Id], [o].[Title], [o].[Location]
FROM [Openings] AS [o]
WHERE [o].[Id] IN (@list)

SELECT [p].[Id], [p].[Name]
FROM [People] AS [p]
WHERE [p].[Id] = @ids1

SELECT [p].[Id], [p].[Name]
FROM [People] AS [p]
WHERE [p].[Id] IN (@list)

SELECT [p].[Id], [p].[Name]
FROM [Plans] AS [p]
WHERE [p].[Id] = @ids1

SELECT [p].[Id], [p].[Name]
FROM [Plans] AS [p]
WHERE [p].[Id] IN (@list)

SELECT [p].[Id], [p].[Name] AS [Text]
FROM [People] AS [p]
WHERE [p].[Id] IN (@list)

SELECT [p].[Id], [p].[Number]
FROM [PayrollBatches] AS [p]
WHERE [p].[Id] = @ids1

SELECT [p].[Id], [p].[Number]
FROM [PayrollBatches] AS [p]
WHERE [p].[Id] IN (@list)

SELECT [p].[Id], [p].[PlanId], [p].[Number], (
    SELECT TOP(1) [p0].[Name]
    FROM [Plans] AS [p0]
    WHERE [p0].[Id] = [p].[PlanId]) AS [Name]
FROM [PlanVersions] AS [p]
WHERE [p].[Id] = @ids1

SELECT [p].[Id], [p].[PlanId], [p].[Number], (
    SELECT TOP(1) [p0].[Name]
    FROM [Plans] AS [p0]
    WHERE [p0].[Id] = [p].[PlanId]) AS [Name]
FROM [PlanVersions] AS [p]
WHERE [p].[Id] IN (@list)

SELECT [p].[Id], [p].[ReferralId]
FROM [Payouts] AS [p]
WHERE [p].[Id] = @ids1
UNION ALL
SELECT [n].[Id], [n].[ReferralId]
FROM [Notes] AS [n]
WHERE [n].[Id] = @ids1
UNION ALL
SELECT [c].[Id], [c].[ReferralId]
FROM [CreditReviews] AS [c]
WHERE [c].[Id] = @ids1
UNION ALL
SELECT [o].[Id], [o].[ReferralId]
FROM [Ownerships] AS [o]
WHERE [o].[Id] = @ids1
UNION ALL
SELECT [r].[Id], [r].[Id] AS [ReferralId]
FROM [Referrals] AS [r]
WHERE [r].[Id] = @ids1

SELECT [p].[Id], [p].[ReferralId]
FROM [Payouts] AS [p]
WHERE [p].[Id] IN (@list)
UNION ALL
SELECT [n].[Id], [n].[ReferralId]
FROM [Notes] AS [n]
WHERE [n].[Id] IN (@list)
UNION ALL
SELECT [c].[Id], [c].[ReferralId]
FROM [CreditReviews] AS [c]
WHERE [c].[Id] IN (@list)
UNION ALL
SELECT [o].[Id], [o].[ReferralId]
FROM [Ownerships] AS [o]
WHERE [o].[Id] IN (@list)
UNION ALL
SELECT [r].[Id], [r].[Id] AS [ReferralId]
FROM [Referrals] AS [r]
WHERE [r].[Id] IN (@list)

SELECT [r].[Id], [r].[CandidateId]
FROM [Referrals] AS [r]
WHERE 0 = 1

SELECT [r].[Id], [r].[CandidateId]
FROM [Referrals] AS [r]
WHERE [r].[Id] IN (@list)
