import type { Readable, Writable } from "node:stream";
import { CANCEL_SYMBOL, multiselect, select, text } from "@clack/prompts";
import type { Settings } from "../../stacks/settings/settings.ts";
import { problemWords } from "../../tenants/contract/document/input-error.ts";
import { ownerSchema } from "../../tenants/contract/schema/people.ts";
import type { Isolation, Persona } from "../../tenants/contract/tenant.ts";
import type { Tier } from "../../tenants/contract/tier.ts";
import { principalFault } from "../../tenants/contract/values/principal.ts";
import type { Answers } from "./answers.ts";

/** The terminal, and how to tell that a person has left a question with Ctrl-C or Escape. */
interface Terminal {
  readonly input?: Readable;
  readonly output: Writable;
}

/** Somebody left a question: nothing is to happen. */
export class Cancelled extends Error {}

/** Asks for what is not given. @throws Cancelled */
export async function ask(given: Partial<Answers>, settings: Settings, terminal: Terminal): Promise<Answers> {
  const { stacks, tiers } = settings;
  const tier = given.tier ?? (await chooseTier(tiers, terminal));
  return {
    tier,
    isolation: given.isolation ?? (await chooseIsolation(tiers[tier], terminal)),
    team: given.team ?? (await ownerText("team", "Which team answers for it?", terminal)),
    email: given.email ?? (await ownerText("email", "Which address reaches the team?", terminal)),
    costCenter: given.costCenter ?? (await costCenter(terminal)),
    environments: given.environments ?? (await chooseStacks(stacks, settings.stack, terminal)),
    admins: given.admins ?? (await people("admins", terminal)),
    developers: given.developers ?? (await people("developers", terminal)),
    viewers: given.viewers ?? (await people("viewers", terminal)),
  };
}

async function answered<Value>(question: Promise<Value | typeof CANCEL_SYMBOL>): Promise<Value> {
  const answer = await question;
  if (answer === CANCEL_SYMBOL) throw new Cancelled();
  return answer;
}

const chooseTier = (tiers: Settings["tiers"], terminal: Terminal) =>
  answered(
    select({
      ...terminal,
      message: "Which tier?",
      options: Object.entries(tiers).map(([value, tier]) => ({ value, hint: tierFacts(tier) })),
    }),
  );

/** `dedicated, 1–3 m7i.xlarge, at most 80; 500Gi of volumes; priority 10000` */
export function tierFacts({ defaults, ceilings, priority }: Tier): string {
  const { isolation, nodes, quota } = defaults;
  const size =
    isolation === "dedicated"
      ? `${nodes.min}–${nodes.max} ${nodes.instanceTypes.join(", ")}, at most ${ceilings.nodes.max}`
      : `${quota.cpu} CPU, ${quota.memory}, ${quota.pods} pods`;
  return `${isolation}, ${size}; ${quota.storage} of volumes; priority ${priority}`;
}

function chooseIsolation(tier: Tier | undefined, terminal: Terminal): Promise<Isolation> {
  const options: { value: Isolation; hint: string }[] = [
    { value: "dedicated", hint: "nodes of its own" },
    { value: "pooled", hint: "nodes shared with other tenants: soft isolation, cheaper" },
  ];
  const initialValue = tier?.defaults.isolation ?? "pooled";
  return answered(select<Isolation>({ ...terminal, message: "Whose nodes?", options, initialValue }));
}

const ownerText = (key: "team" | "email", message: string, terminal: Terminal) =>
  answered(text({ ...terminal, message, validate: (value) => fault(key, value) })).then((words) =>
    words.trim(),
  );

async function costCenter(terminal: Terminal): Promise<string | undefined> {
  const validate = (value = "") => (value.trim() === "" ? undefined : fault("costCenter", value));
  const message = "Which cost centre pays? Empty for none.";
  const answer = await answered(text({ ...terminal, message, defaultValue: "", validate }));
  return answer.trim() || undefined;
}

const chooseStacks = (stacks: readonly string[], first: string, terminal: Terminal) =>
  answered(
    multiselect({
      ...terminal,
      message: "Where is it deployed? Space chooses, Enter goes on.",
      options: stacks.map((value) => ({ value })),
      initialValues: [first],
      required: true,
    }),
  );

async function people(persona: Persona, terminal: Terminal): Promise<readonly string[]> {
  const message = `Who are its ${persona}? ARNs of IAM roles, with commas; empty for nobody yet.`;
  const validate = (value = "") => listed(value).map(principalFault).map(said).find(Boolean);
  return listed(await answered(text({ ...terminal, message, defaultValue: "", validate })));
}

const listed = (value: string) => value.split(/[\s,]+/).filter((word) => word !== "");

/** What the contract says against a value. */
function fault(key: "team" | "email" | "costCenter", value = ""): string | undefined {
  const { success, error } = ownerSchema.shape[key].safeParse(value.trim());
  if (success) return undefined;
  const [what = "", remedy] = error.issues[0]?.message.split("\n") ?? [];
  return value.trim() === "" ? "It is needed." : said({ what, remedy: remedy ?? "Correct it" });
}

const said = (found: { what: string; remedy: string } | null) =>
  found === null ? undefined : problemWords(found);
