import { join } from "node:path";
import * as z from "zod";
import { fileIn, listDirectory } from "../../tenants/contract/directory.ts";
import { readDocument } from "../../tenants/contract/document/document.ts";
import { InputError, type Problem } from "../../tenants/contract/document/input-error.ts";
import { issueProblems, locateIn } from "../../tenants/contract/document/issues.ts";
import { readText } from "../../tenants/contract/document/read-file.ts";
import { ownerSchema } from "../../tenants/contract/schema/people.ts";

/** Who answers for a tenant, in all stacks. */
export interface Ownership {
  readonly tenant: string;
  /** Slug of the team on GitHub. */
  readonly team: string;
}

/** Owner of every tenant file, by tenant; throws one InputError with every file that names no team of GitHub's. */
export function readOwnerships(directory: string): readonly Ownership[] {
  const { names, problems } = listDirectory(directory, []);
  const files = names.map((name) => readOwnership(directory, name));
  const faults = [...problems, ...files.flatMap((file) => ("problems" in file ? file.problems : []))];
  if (faults.length > 0) throw new InputError(faults);
  return files.flatMap((file) => ("problems" in file ? [] : [file]));
}

/** As GitHub makes it of a team's name: nothing in it can end the line or begin another owner. */
const teamSlug = /^[a-z0-9](?:[a-z0-9_-]{0,98}[a-z0-9])?$/;

const ownedSchema = z.object({ owner: ownerSchema });

function readOwnership(directory: string, tenant: string): Ownership | { problems: readonly Problem[] } {
  const file = fileIn(directory, `${tenant}.yaml`);
  const source = readText(join(directory, `${tenant}.yaml`), file);
  if ("problem" in source) return { problems: [source.problem] };
  const document = readDocument(file, source.text);
  if (document.value === undefined) return { problems: document.problems };
  const locate = locateIn(document);
  const parsed = ownedSchema.safeParse(document.value);
  if (!parsed.success) return { problems: issueProblems(parsed.error.issues, document.value, locate) };
  const { team } = parsed.data.owner;
  if (teamSlug.test(team)) return { tenant, team };
  const what = `${JSON.stringify(team)} is not the slug of a team on GitHub`;
  const remedy = `Write it as in the team's address there${suggestion(team)}`;
  return { problems: [{ ...locate(["owner", "team"]), path: "owner.team", what, remedy }] };
}

function suggestion(team: string): string {
  const slug = team
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, "-")
    .replace(/^[-_]+|[-_]+$/g, "");
  return teamSlug.test(slug) ? `, perhaps ${slug}` : "";
}
