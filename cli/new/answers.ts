import type { Isolation } from "../../tenants/contract/tenant.ts";

/** What a new tenant's file is written from. */
export interface Answers {
  readonly tier: string;
  /** Absent: the tier's. */
  readonly isolation?: Isolation | undefined;
  readonly team: string;
  readonly email: string;
  readonly costCenter?: string | undefined;
  /** Stacks, one or more. */
  readonly environments: readonly string[];
  readonly admins: readonly string[];
  readonly developers: readonly string[];
  readonly viewers: readonly string[];
}

/** The command's flags, as given. */
export interface NewFlags {
  readonly tier?: string;
  readonly isolation?: Isolation;
  readonly team?: string;
  readonly email?: string;
  readonly costCenter?: string;
  readonly environment?: readonly string[];
  readonly admin?: readonly string[];
  readonly developer?: readonly string[];
  readonly viewer?: readonly string[];
}

/** The flags that a file cannot be written without and that were not given. */
export function missingFlags({ tier, team, email, environment }: NewFlags): readonly string[] {
  const required = { "--tier": tier, "--team": team, "--email": email, "--environment": environment?.[0] };
  return Object.entries(required).flatMap(([flag, value]) => (value === undefined ? [flag] : []));
}

/** The answers that the flags give; what they leave out is for a person to say. */
export function givenAnswers(flags: NewFlags): Partial<Answers> {
  const { tier, isolation, team, email, costCenter } = flags;
  const { environment: environments, admin: admins, developer: developers, viewer: viewers } = flags;
  const given = { tier, isolation, team, email, costCenter, environments, admins, developers, viewers };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** Complete where no required flag is missing. */
export function answersOf(flags: NewFlags): Answers | null {
  if (missingFlags(flags).length > 0) return null;
  const { tier = "", team = "", email = "", isolation, costCenter } = flags;
  const { environment: environments = [], admin: admins = [] } = flags;
  const { developer: developers = [], viewer: viewers = [] } = flags;
  return { tier, isolation, team, email, costCenter, environments, admins, developers, viewers };
}
