import { stringify } from "yaml";
import { type Persona, personas } from "../../tenants/contract/tenant.ts";
import type { Tier } from "../../tenants/contract/tier.ts";
import type { Answers } from "./answers.ts";

/** The text of a new tenant's file: what was answered, and as comments what else may be said and what holds now. */
export function draftTenant(name: string, answers: Answers, tier: Tier): string {
  const isolation = answers.isolation ?? tier.defaults.isolation;
  return `# yaml-language-server: $schema=./tenant.schema.json
# What ${name} gets, and why: npm run show -- ${name}. What it would own: npm run plan -- --tenant ${name}.
tier: ${scalar(answers.tier)}
${answers.isolation === undefined ? `# isolation: ${isolation}` : `isolation: ${isolation}`}
owner: ${owner(answers)}

# Where it is deployed; what stands below one holds there only: prod: { storage: { s3: read-only } }
environments:
${answers.environments.map((stack) => `  ${scalar(stack)}: {}`).join("\n")}

# IAM roles or users of people, each in one place only; the workload's own role is made for it.
access:
${personas.map((persona) => people(persona, answers[persona])).join("\n")}

# The tier gives these; to have it otherwise, up to the tier's ceilings, remove the # and change the value.
${options(tier, isolation).join("\n")}
`;
}

const rights: Record<Persona, string> = {
  admins: "developers' rights, and roles, bindings and service accounts",
  developers: "viewers' rights, and workloads, services, secrets, exec",
  viewers: "read everything but secrets",
};

function people(persona: Persona, principals: readonly string[]): string {
  const head = `  ${persona}:`;
  if (principals.length === 0) return `${head} [] # ${rights[persona]}`;
  return [`${head} # ${rights[persona]}`, ...principals.map((arn) => `    - ${scalar(arn)}`)].join("\n");
}

function owner({ team, email, costCenter }: Answers): string {
  const account = costCenter === undefined ? {} : { costCenter };
  return flow({ team, email, ...account });
}

function options({ defaults, ceilings }: Tier, isolation: string): string[] {
  const { nodes, quota, workloads, storage, network } = defaults;
  const { cpu, memory, pods, storage: volumes, loadBalancers } = quota;
  const ownNodes = isolation === "dedicated";
  const amounts = ownNodes ? {} : { cpu, memory, pods };
  return [
    ...(ownNodes
      ? [
          `# At most ${ceilings.nodes.max} nodes of ${ceilings.nodes.diskGiB} GiB. Quota for CPU, memory and pods follows from them.`,
          `# nodes: ${flow(nodes)}`,
        ]
      : []),
    `# quota: ${flow({ ...amounts, storage: volumes, loadBalancers })}`,
    `# network: ${flow({ ...network, allowFrom: [], allowTo: [] })}`,
    `# workloads: ${flow(workloads)}`,
    `# storage: ${flow(storage)}`,
  ];
}

/** On one line, quoted where YAML would read something else. */
const flow = (value: object) =>
  stringify(value, { collectionStyle: "flow", lineWidth: 0, flowCollectionPadding: true }).trim();
const scalar = (text: string) => stringify(text, { lineWidth: 0 }).trim();
