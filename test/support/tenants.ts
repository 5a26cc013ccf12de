import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Inputs, readInputs } from "../../plan/inputs.ts";
import { makePlan } from "../../plan/make.ts";
import type { Plan, PlannedResource } from "../../plan/plan.ts";

/** The least that a tenant file must say; what a test is about comes after it. */
export const least = (more = "") =>
  `tier: regular\nowner: { team: t, email: t@example.com }\nenvironments: { dev: {}, staging: {}, prod: {} }\n${more}`;

/** Writes a directory of tenant files, by name, and returns its path. */
export function directoryOf(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), "tenants-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, `${name}.yaml`), text);
  return directory;
}

export const inputsOf = (files: Readonly<Record<string, string>>, stack = "dev"): Inputs =>
  readInputs({ stack, tenants: directoryOf(files) });

export const planOf = (files: Readonly<Record<string, string>>, stack = "dev"): Promise<Plan> =>
  makePlan(inputsOf(files, stack));

/** A tenant's resources without the tenant's name being looked up each time. */
export const ownedBy = (plan: Plan, tenant: string | null): PlannedResource[] =>
  plan.resources.filter((resource) => resource.tenant === tenant);
