DROP TABLE supervision_referral;
