import type { Persona } from "../../../tenants/contract/tenant.ts";
import { until } from "../client/until.ts";
import type { Client, KubeObject } from "../control-plane/index.ts";
import { applyAll } from "./apply.ts";
import { type Contents, contents, differences, settled } from "./contents.ts";
import { equals, passes } from "./expect.ts";
import { accountSubject, claim, object, role, roleBinding, secret, service, workloads } from "./objects.ts";
import { ordinary } from "./ordinary.ts";
import { type Program, readProgram } from "./program.ts";
import type { RunningPod } from "./resident.ts";
import { transition } from "./transition.ts";
import { podsOf, running } from "./watch.ts";
import { serviceAccount, type World } from "./world.ts";

/** Its name, its namespace's, its own nodes'. */
export const newcomer = "stark";

/** A tenant that comes, changes and goes beside the suite's own, to whom nothing may happen meanwhile. */
export class Newcomer {
  readonly #world: World;
  #program: Program;

  constructor(world: World) {
    this.#world = world;
    this.#program = world.program;
  }

  /** Goes to the plan in which its file says this; null: in which it has none. */
  async become(file: string | null): Promise<void> {
    const { program, variant } = this.#world;
    const neighbours = program.plan.tenants.map(({ name }) => name);
    const before = await settled(this.#world, neighbours);
    await this.#goTo(file === null ? program : await readProgram(variant, { [newcomer]: file }));
    const after = await contents(this.#world, neighbours);
    equals(differences(before, after), [], "what changed of its neighbours'");
  }

  /** All of its plan once more, whether the cluster has it or not. */
  again(): Promise<void> {
    return applyAll(this.#world, this.#program);
  }

  /** Away, whatever it was. Its claims first: for one with a finalizer the namespace controller waits eight seconds. */
  async leave(): Promise<void> {
    const { admin, program } = this.#world;
    const rest = [workloads.StatefulSet("db", newcomer, {}), claim("data-db-0", newcomer)];
    for (const each of rest) await admin.remove(each);
    await this.#goTo(program);
  }

  async #goTo(program: Program): Promise<void> {
    const before = this.#program;
    // Known even if it is reached in part only: leaving ends all of it.
    this.#program = program;
    await transition(this.#world, before, program);
  }

  /** One of its people, as the plan's access entries let them in; undefined where none does. */
  person(persona: Persona): Client | undefined {
    const name = `arn:aws:iam::111122223333:role/${newcomer}-${persona}`;
    const user = this.#program.users.find((each) => each.name === name);
    return user && this.#world.plane.as(user);
  }

  /** The same, where somebody must. */
  let(persona: Persona): Client {
    const person = this.person(persona);
    if (person === undefined) throw new Error(`its ${persona} do not get in`);
    return person;
  }

  get developer(): Client {
    return this.let("developers");
  }

  /** One of its pods, with the rights that `start` gave them. */
  get workload(): Client {
    return this.#world.plane.as(serviceAccount(newcomer, "app"));
  }

  contents(): Promise<Contents> {
    return contents(this.#world, [newcomer]);
  }

  /** Starts all that a tenant has: two of `web`, one of `db` with its volume, a Service, a Secret, rights for pods. */
  async start(): Promise<RunningPod[]> {
    const spec = ordinary(this.#world.variant, { nodes: newcomer, tier: "regular" }, quick);
    const set = workloads.StatefulSet("db", newcomer, spec);
    const data = { volumeClaimTemplates: [claim("data", "", { storageClassName: "tenant-gp3" })] };
    const all = [
      workloads.Deployment("web", newcomer, spec, 2),
      { ...set, spec: { ...(set.spec as object), ...data } },
      service("web", newcomer),
      secret("own", newcomer),
    ];
    const rights = [
      role("writer", newcomer, [{ apiGroups: [""], resources: ["configmaps"], verbs: ["list", "create"] }]),
      roleBinding("writer", newcomer, { kind: "Role", name: "writer" }, [accountSubject("app", newcomer)]),
    ];
    for (const each of all) passes(await this.developer.create(each), each.kind);
    for (const each of rights) passes(await this.#world.admin.create(each), each.kind);
    return this.pods();
  }

  /** All three of its pods, once they run. */
  async pods(): Promise<RunningPod[]> {
    const [web, db] = await Promise.all([
      running(this.#world, newcomer, "web", 2, 40),
      running(this.#world, newcomer, "db", 1, 40),
    ]);
    return [...web, ...db];
  }

  /** As `kubectl rollout restart`, to its end. */
  async restart(kind: "Deployment" | "StatefulSet", name: string, replicas: number): Promise<RunningPod[]> {
    const reference = object("apps/v1", kind, name, newcomer);
    const old = (await podsOf(this.#world, newcomer, name)).map(({ metadata }) => metadata.uid);
    const annotations = { "kubectl.kubernetes.io/restartedAt": new Date().toISOString() };
    const patch = { spec: { template: { metadata: { annotations } } } };
    passes(await this.developer.patch(reference, patch), `rollout restart of ${name}`);
    return until(`${name} is rolled out`, async () => {
      const pods = await podsOf(this.#world, newcomer, name);
      const fresh = pods.filter(
        ({ metadata, status }) => !old.includes(metadata.uid) && status.phase === "Running",
      );
      return fresh.length === replicas && pods.length === replicas && fresh;
    });
  }

  /** The volume that its database's claim is bound to. */
  async volume(): Promise<string | undefined> {
    const reply = await this.#world.admin.get<KubeObject>(claim("data-db-0", newcomer));
    return (passes(reply, "the claim").spec as { volumeName?: string }).volumeName;
  }

  /** What the scheduler has said of pods that got no node. */
  async stranded(): Promise<string[]> {
    const events = { apiVersion: "v1", kind: "Event", metadata: { namespace: newcomer } };
    const query = { fieldSelector: "reason=FailedScheduling" };
    const { items } = passes(await this.#world.admin.list<KubeObject>(events, { query }), "events");
    return items.map(({ message }) => String(message));
  }
}

const quick = { pod: { terminationGracePeriodSeconds: 1 } };
