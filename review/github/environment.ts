import { GitHub } from "./api.ts";

/** What a workflow tells its steps, of which a command needs these. */
interface WorkflowEnvironment {
  readonly github: GitHub;
  readonly token: string;
  /** `owner/name` */
  readonly repository: string;
}

/** @throws Error that names what is missing. */
export function workflowEnvironment(variables: NodeJS.ProcessEnv): WorkflowEnvironment {
  const token = required(variables, "GITHUB_TOKEN");
  const repository = required(variables, "GITHUB_REPOSITORY");
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw new MissingEnvironment("GITHUB_REPOSITORY is not owner/name.");
  const url = variables.GITHUB_API_URL ?? "https://api.github.com";
  return { github: new GitHub({ url, token }), token, repository };
}

/** The command runs outside of the workflow that it is made for. */
export class MissingEnvironment extends Error {}

export function required(variables: NodeJS.ProcessEnv, name: string): string {
  const value = variables[name];
  if (value === undefined || value === "")
    throw new MissingEnvironment(`${name} is not set: a workflow sets it.`);
  return value;
}
