/**
 * Whether an ARN has wildcards or variables before its last part. AWS compares ARNs part by part; with none there, that
 * is to compare them as a whole.
 */
export const hasWideHead = (arn: string) => /[*?$]/.test(arn.split(":").slice(0, 5).join(":"));

export const accountOf = (arn: string) => arn.split(":")[4];
